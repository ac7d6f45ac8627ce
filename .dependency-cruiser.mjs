// The rooms of the house (docs/decisions/0001-the-house.md). An arrow between folders goes one way.
const room = (name) => `^${name}/`;

/** A rule that forbids one room to import another. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    forbid(
      'electron-only-in-the-shell',
      'Only electron/ imports the electron runtime.',
      { pathNot: [room('electron'), '^tests/electron/'] },
      { path: '^electron$|node_modules/electron/' },
    ),
    forbid(
      'engine-is-below',
      'The engine knows neither the shell nor the pages.',
      { path: room('engine') },
      { path: [room('electron'), room('renderer'), room('build'), room('tests')] },
    ),
    forbid(
      'renderer-takes-types-only',
      'A page may use the engine’s types, never its code.',
      { path: room('renderer') },
      { path: room('engine'), dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'renderer-in-the-browser',
      'A page runs in Chromium: no Node, no shell.',
      { path: room('renderer'), pathNot: 'vite\\.config\\.ts$' },
      { path: [room('electron'), room('models'), room('build')], dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'renderer-no-node-builtins',
      'A page runs in Chromium.',
      { path: room('renderer'), pathNot: 'vite\\.config\\.ts$' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'shell-starts-the-engine',
      'The shell uses engine/host only: how the engine is started and watched.',
      { path: room('electron') },
      { path: [room('renderer'), '^engine/(?!host/)'], dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'surfaces-do-not-meet',
      'Booth, operator and projector share through renderer/shared only.',
      { path: '^renderer/(booth|operator|projector)/' },
      { path: '^renderer/(booth|operator|projector)/', pathNot: '^renderer/$1/' },
    ),
    forbid(
      'chain-is-pure',
      'The chain search has no files, no clock, no other room.',
      { path: '^engine/chain/', pathNot: '\\.worker\\.ts$' },
      { path: '^engine/(?!chain/)', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'chain-no-builtins',
      'The chain search has no files and no clock.',
      { path: '^engine/chain/', pathNot: '\\.worker\\.ts$' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'no-server-below',
      'Only server, cli and host know the transport.',
      { path: '^engine/(faces|gallery|chain|generator|curate|show)/' },
      { path: '^engine/(server|cli|host)/' },
    ),
    forbid(
      'no-tests-in-the-product',
      'Tests look at the product, never the reverse.',
      { path: ['^electron/', '^engine/', '^renderer/', '^models/', '^build/'] },
      { path: room('tests') },
    ),
    forbid(
      'no-cycles',
      'A cycle is two rooms that should be one, or a misplaced file.',
      {},
      { circular: true },
    ),
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['models/built', 'renderer/dist'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
