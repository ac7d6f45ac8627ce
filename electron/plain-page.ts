import type { Surface } from '../engine/server/surface.ts';

/**
 * What is shown when the engine will not run and can serve no page, as a data: URL. The operator reads what is
 * wrong; a visitor reads something courteous; the audience sees black.
 *
 * @param message as the supervision says it
 */
export function plainPage(surface: Surface, message: string): string {
  const text = TEXTS[surface](message);
  const paragraphs = text.map((line) => `<p>${escape(line)}</p>`).join('');
  const html =
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tronie</title>` +
    `<style>html{background:${surface === 'projector' ? '#000' : '#1d1916'};color:#f2ede4;font:28px/1.5 Georgia,serif}` +
    `body{margin:0;min-height:100vh;display:grid;place-content:center;padding:0 12vw}p{max-width:40em;margin:.5em 0}</style>` +
    `<body>${paragraphs}</body></html>`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
}

const TEXTS: Readonly<Record<Surface, (message: string) => readonly string[]>> = {
  booth: () => ['The portrait painter is indisposed.', 'Please come back a little later.'],
  operator: (message) => ['Tronie’s engine does not run.', message],
  projector: () => [],
};

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
}
