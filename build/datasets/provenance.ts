/** Said of every face that the generator made. */
export const PROVENANCE = {
  source: 'Tronie’s face generator, trained on 200 CC0 portraits of nobody made with Stable Diffusion 3',
  licence: 'CC0-1.0',
  credit: 'Tronie; portraits: faker-js/assets-person-portrait',
} as const;
