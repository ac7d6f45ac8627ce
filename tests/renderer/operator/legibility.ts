// Runs in the page: what of its text is too small or too faint for a dark control room.

export interface Illegible {
  readonly text: string;
  readonly size: number;
  readonly contrast: number;
}

/**
 * Text below `smallest` px, or below WCAG 2.2 AA's contrast (4.5 : 1; 3 : 1 from 24 px, or 18.66 px bold), against the
 * nearest ground that is not transparent. Self-contained: it is sent to the browser as it is.
 */
export function illegibleText(smallest: number): readonly Illegible[] {
  const luminance = ([r, g, b]: readonly number[]): number => {
    const [x, y, z] = [r!, g!, b!].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x! + 0.7152 * y! + 0.0722 * z!;
  };
  const channels = (colour: string): readonly number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const groundOf = (element: Element): readonly number[] => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const ground = channels(getComputedStyle(at).backgroundColor);
      if (ground.length === 3) return ground;
    }
    return [0, 0, 0];
  };
  const found: Illegible[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    const text = [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent?.trim())
      .join(' ')
      .trim();
    if (
      text === '' ||
      !element.checkVisibility() ||
      element.closest('.visually-hidden, script, style') !== null
    ) {
      continue;
    }
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const [a, b] = [luminance(channels(style.color)), luminance(groundOf(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (size < smallest || contrast < (large ? 3 : 4.5)) found.push({ text, size, contrast });
  }
  return found;
}
