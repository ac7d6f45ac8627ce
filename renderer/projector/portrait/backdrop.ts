/** What faces are composited on (LOOK.md, `--backdrop`), sRGB 0…255. */
export const BACKDROP = [56, 52, 50] as const;
/** The ground of the stage (LOOK.md, `--umber`), sRGB 0…255. */
export const UMBER = [29, 25, 22] as const;
