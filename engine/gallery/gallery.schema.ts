import type { Migrations } from './database.ts';

/** The tables of `gallery.sqlite`. Texts in several languages are JSON, vectors little-endian float32. */
export interface GallerySchema {
  faces: {
    id: string;
    kind: string;
    name: string;
    caption: string | null;
    biography: string | null;
    punch_line: string | null;
    ugliness: number | null;
    source: string;
    licence: string;
    credit: string;
    latent: string | null;
  };
  embeddings: { face_id: string; model: string; vector: Uint8Array };
  /** Stage portraits: of imported faces the only copy, of generated ones a cache. */
  portraits: { face_id: string; jpeg: Uint8Array; size: number; landmarks: Uint8Array };
  /** What has been brought in, by name: the starter gallery's checksum, say. */
  facts: { name: string; value: string };
}

export const galleryMigrations: Migrations = {
  '0001-faces': {
    async up(db) {
      await db.schema
        .createTable('faces')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('caption', 'text')
        .addColumn('biography', 'text')
        .addColumn('punch_line', 'text')
        .addColumn('ugliness', 'real')
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('licence', 'text', (column) => column.notNull())
        .addColumn('credit', 'text', (column) => column.notNull())
        .addColumn('latent', 'text')
        .execute();
      await db.schema
        .createTable('embeddings')
        .addColumn('face_id', 'text', (column) => column.notNull().references('faces.id').onDelete('cascade'))
        .addColumn('model', 'text', (column) => column.notNull())
        .addColumn('vector', 'blob', (column) => column.notNull())
        .addPrimaryKeyConstraint('embeddings_key', ['face_id', 'model'])
        .execute();
      await db.schema
        .createTable('portraits')
        .addColumn('face_id', 'text', (column) =>
          column.primaryKey().references('faces.id').onDelete('cascade'),
        )
        .addColumn('jpeg', 'blob', (column) => column.notNull())
        .addColumn('size', 'integer', (column) => column.notNull())
        .addColumn('landmarks', 'blob', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('facts')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();
    },
  },
};
