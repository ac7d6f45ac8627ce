/** The three pages that the engine serves. */
export const SURFACES = ['booth', 'operator', 'projector'] as const;
export type Surface = (typeof SURFACES)[number];

/** One secret a surface and start: who has the booth's can not open the operator's page. */
export type SurfaceTokens = Readonly<Record<Surface, string>>;
