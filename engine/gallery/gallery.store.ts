import { sql } from 'kysely';
import { EMBEDDING_LENGTH, type StagePortrait } from '../faces/face.ts';
import type { FaceKind, LocalText } from '../show/show.ts';
import { openDatabase } from './database.ts';
import type { GalleryFace, NewGalleryFace } from './gallery-face.ts';
import { galleryMigrations, type GallerySchema } from './gallery.schema.ts';
import { restorePortrait, storePortrait } from './stored-portrait.ts';
import { bytesOfVector, vectorOfBytes } from './vector-bytes.ts';

/** All vectors of one model, row by row, beside the faces that they belong to. */
export interface GalleryVectors {
  readonly faces: readonly GalleryFace[];
  /** `faces.length` × `dimensions`, row-major, in shared memory: worker threads read the same copy. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
}

/** Who we know: the truth in SQLite. */
export interface GalleryStore {
  /** Adds or replaces faces in one transaction: all of them or none. */
  put(faces: readonly NewGalleryFace[], portraits?: ReadonlyMap<string, StagePortrait>): Promise<void>;
  /** @returns the ids that were there */
  remove(ids: readonly string[]): Promise<readonly string[]>;
  list(kind?: FaceKind): Promise<readonly GalleryFace[]>;
  face(id: string): Promise<GalleryFace | undefined>;
  /** Every face that has a vector of this model, ordered by id (so that ties fall the same way every night). */
  vectors(model: string): Promise<GalleryVectors>;
  /** How many faces have a vector of each model that is comparable by length. */
  models(): Promise<readonly { readonly model: string; readonly faces: number }[]>;
  /** Faces without a vector of this model, ordered by id. */
  unmeasured(model: string): Promise<readonly string[]>;
  /** Adds a vector beside those of other models; nothing happens when the face has been removed. */
  putVector(id: string, model: string, vector: Float32Array): Promise<void>;
  /** Removes, at once, the other vectors of every face that has one of this model. @returns how many */
  dropOtherVectors(model: string): Promise<number>;
  latent(id: string): Promise<string | null>;
  portrait(id: string): Promise<StagePortrait | undefined>;
  putPortrait(id: string, portrait: StagePortrait): Promise<void>;
  fact(name: string): Promise<string | undefined>;
  putFact(name: string, value: string): Promise<void>;
  close(): Promise<void>;
}

const ROWS_A_STATEMENT = 100; // SQLite allows 32,766 parameters; this stays far below

/** Opens `gallery.sqlite`. */
export async function openGallery(file: string): Promise<GalleryStore> {
  const { queries, transaction, truncateLog, close } = await openDatabase<GallerySchema>(
    file,
    galleryMigrations,
  );
  const columns = [
    'id',
    'kind',
    'name',
    'caption',
    'biography',
    'punch_line',
    'ugliness',
    'source',
    'licence',
    'credit',
  ] as const;

  return {
    async put(faces, portraits = new Map()) {
      await transaction(async (within) => {
        for (let from = 0; from < faces.length; from += ROWS_A_STATEMENT) {
          const some = faces.slice(from, from + ROWS_A_STATEMENT);
          const ids = some.map((face) => face.id);
          const older = await within
            .selectFrom('embeddings')
            .innerJoin('faces', 'faces.id', 'embeddings.face_id')
            .select(['face_id', 'model', 'vector', 'latent'])
            .where('face_id', 'in', ids)
            .where('latent', 'is not', null)
            .execute();
          await within.deleteFrom('faces').where('id', 'in', ids).execute();
          await within.insertInto('faces').values(some.map(rowOf)).execute();
          await within
            .insertInto('embeddings')
            .values(
              some.map((face) => ({
                face_id: face.id,
                model: face.model,
                vector: bytesOfVector(face.embedding),
              })),
            )
            .execute();
          // The same face, measured by another model: the show may still be using that one.
          const kept = older.filter((row) =>
            some.some(
              (face) => face.id === row.face_id && face.latent === row.latent && face.model !== row.model,
            ),
          );
          if (kept.length > 0) {
            await within
              .insertInto('embeddings')
              .values(kept.map(({ face_id, model, vector }) => ({ face_id, model, vector })))
              .execute();
          }
        }
        for (const [id, portrait] of portraits) {
          await within
            .insertInto('portraits')
            .values({ face_id: id, ...storePortrait(portrait) })
            .execute();
        }
      });
    },

    async remove(ids) {
      const removed = await queries.deleteFrom('faces').where('id', 'in', ids).returning('id').execute();
      await truncateLog();
      return removed.map((row) => row.id);
    },

    async list(kind) {
      let query = queries.selectFrom('faces').select(columns).orderBy('id');
      if (kind !== undefined) query = query.where('kind', '=', kind);
      return (await query.execute()).map(faceOf);
    },

    async face(id) {
      const row = await queries.selectFrom('faces').select(columns).where('id', '=', id).executeTakeFirst();
      return row && faceOf(row);
    },

    async vectors(model) {
      const rows = await queries
        .selectFrom('faces')
        .innerJoin('embeddings', 'embeddings.face_id', 'faces.id')
        .select([...columns, 'vector'])
        .where('model', '=', model)
        .orderBy('id')
        .execute();
      const dimensions = rows[0] === undefined ? 0 : rows[0].vector.length / 4;
      const vectors = new Float32Array(new SharedArrayBuffer(rows.length * dimensions * 4));
      rows.forEach((row, index) => {
        vectors.set(vectorOfBytes(row.vector), index * dimensions);
      });
      return { faces: rows.map(faceOf), vectors, dimensions };
    },

    async models() {
      const { rows } = await sql<{ model: string; faces: number }>`
        SELECT model, count(*) AS faces FROM embeddings
        WHERE length(vector) = ${EMBEDDING_LENGTH * 4} GROUP BY model ORDER BY model`.execute(queries);
      return rows;
    },

    async unmeasured(model) {
      const { rows } = await sql<{ id: string }>`
        SELECT id FROM faces
        WHERE id NOT IN (SELECT face_id FROM embeddings WHERE model = ${model}) ORDER BY id`.execute(queries);
      return rows.map(({ id }) => id);
    },

    async putVector(id, model, vector) {
      await sql`
        INSERT OR REPLACE INTO embeddings (face_id, model, vector)
        SELECT id, ${model}, ${bytesOfVector(vector)} FROM faces WHERE id = ${id}`.execute(queries);
    },

    async dropOtherVectors(model) {
      const { numAffectedRows } = await sql`
        DELETE FROM embeddings
        WHERE model <> ${model} AND face_id IN (SELECT face_id FROM embeddings WHERE model = ${model})`.execute(
        queries,
      );
      return Number(numAffectedRows ?? 0);
    },

    async latent(id) {
      const row = await queries.selectFrom('faces').select('latent').where('id', '=', id).executeTakeFirst();
      return row?.latent ?? null;
    },

    async portrait(id) {
      const row = await queries
        .selectFrom('portraits')
        .selectAll()
        .where('face_id', '=', id)
        .executeTakeFirst();
      return row && restorePortrait(row);
    },

    async putPortrait(id, portrait) {
      await queries
        .replaceInto('portraits')
        .values({ face_id: id, ...storePortrait(portrait) })
        .execute();
    },

    async fact(name) {
      return (await queries.selectFrom('facts').select('value').where('name', '=', name).executeTakeFirst())
        ?.value;
    },

    async putFact(name, value) {
      await queries.replaceInto('facts').values({ name, value }).execute();
    },

    async close() {
      await sql`PRAGMA optimize`.execute(queries);
      await close();
    },
  };
}

type FaceRow = Omit<GallerySchema['faces'], 'latent'>;

function rowOf(face: NewGalleryFace): GallerySchema['faces'] {
  const json = (text: LocalText | null) => (text === null ? null : JSON.stringify(text));
  return {
    id: face.id,
    kind: face.kind,
    name: JSON.stringify(face.name),
    caption: json(face.caption),
    biography: json(face.biography),
    punch_line: json(face.punchLine),
    ugliness: face.ugliness,
    source: face.source,
    licence: face.licence,
    credit: face.credit,
    latent: face.latent,
  };
}

function faceOf(row: FaceRow): GalleryFace {
  const text = (json: string | null) => (json === null ? null : (JSON.parse(json) as LocalText));
  return {
    id: row.id,
    kind: row.kind as FaceKind,
    name: JSON.parse(row.name) as LocalText,
    caption: text(row.caption),
    biography: text(row.biography),
    punchLine: text(row.punch_line),
    ugliness: row.ugliness,
    source: row.source,
    licence: row.licence,
    credit: row.credit,
  };
}
