import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Where the parts under test lie. */
export const WEIGHTS = join(root, 'models/generator');
export const NETWORKS = join(root, 'models/built');
export const DATASETS = join(root, 'datasets');
export const FIXTURES = join(root, 'tests/fixtures/generator');
