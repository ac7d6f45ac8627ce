import type { StagePortrait } from '../faces/face.ts';
import { openDatabase } from '../gallery/database.ts';
import { keepDiskReserve, NO_RESERVE } from '../gallery/disk-reserve.ts';
import { restorePortrait, storePortrait } from '../gallery/stored-portrait.ts';
import { bytesOfVector, vectorOfBytes } from '../gallery/vector-bytes.ts';
import type { Enrolled, Instant, Visitor } from './show.ts';
import { visitorsMigrations, type VisitorsSchema } from './visitors.schema.ts';

/** A visitor who said yes and kept a picture: the chosen face only, never the whole frame. */
export interface NewVisitor {
  readonly id: string;
  readonly request: string;
  readonly arrivedAt: Instant;
  readonly consentVersion: string;
  readonly model: string;
  /** Float32Array[128] by `model`. */
  readonly embedding: Float32Array;
  readonly portrait: StagePortrait;
}

/** Everything we know of visitors, in one file that can be emptied for good. */
export interface VisitorsStore {
  /** Returns when the visitor is on the disk. The same request again answers with the first ticket. */
  enrol(visitor: NewVisitor): Promise<Enrolled>;
  /** The ticket that this request already got, if it was kept before. */
  enrolled(request: string): Promise<Enrolled | undefined>;
  /** In order of arrival. */
  list(): Promise<readonly Visitor[]>;
  embedding(id: string): Promise<{ readonly model: string; readonly vector: Float32Array } | undefined>;
  portrait(id: string): Promise<StagePortrait | undefined>;
  mark(id: string, marks: { readonly hidden?: boolean; readonly starred?: boolean }): Promise<void>;
  countShown(id: string): Promise<void>;
  /** Remembers that the audience saw this face of the gallery tonight. */
  keepFaceShown(faceId: string): Promise<void>;
  /** Ids of the faces of the gallery that the audience saw tonight. */
  facesShown(): Promise<ReadonlySet<string>>;
  /** Overwrites the visitor's rows and empties the log. @returns whether there was such a visitor */
  erase(id: string): Promise<boolean>;
  /** Erases every visitor, what was playing, which faces were shown, and starts tickets at 1 again. @returns their tickets */
  purge(): Promise<readonly number[]>;
  /** What was playing, as last kept by {@link keepProgram}. */
  keptProgram(): Promise<string | undefined>;
  keepProgram(program: string): Promise<void>;
  close(): Promise<void>;
}

/** 10,000 visitors of 400 KB: a booth that jams must not fill the show machine's disk. */
const DEFAULT_LIMIT = 4e9; // bytes

/** Begins the names of the evening's rows of faces that were shown; the face's id follows. */
const SHOWN_FACE = 'shown:';

/** Opens `visitors.sqlite`. */
export async function openVisitors(file: string, maximumBytes = DEFAULT_LIMIT): Promise<VisitorsStore> {
  const { queries, transaction, truncateLog, close } = await openDatabase<VisitorsSchema>(
    file,
    visitorsMigrations,
    maximumBytes,
  );

  const reserve = file === ':memory:' ? NO_RESERVE : await keepDiskReserve(`${file}.reserve`);

  const enrolled = async (request: string): Promise<Enrolled | undefined> =>
    queries
      .selectFrom('visitors')
      .select(['id as visitorId', 'ticket'])
      .where('request', '=', request)
      .executeTakeFirst();

  return {
    enrolled,

    async enrol(visitor) {
      return transaction(async (within) => {
        const known = await within
          .selectFrom('visitors')
          .select(['id as visitorId', 'ticket'])
          .where('request', '=', visitor.request)
          .executeTakeFirst();
        if (known !== undefined) return known;
        // Kept apart from the visitors: an erased visitor's ticket is never handed out twice in an evening.
        const last = await within
          .selectFrom('evening')
          .select('value')
          .where('name', '=', 'ticket')
          .executeTakeFirst();
        const ticket = Number(last?.value ?? 0) + 1;
        await within
          .replaceInto('evening')
          .values({ name: 'ticket', value: String(ticket) })
          .execute();
        await within
          .insertInto('visitors')
          .values({
            id: visitor.id,
            request: visitor.request,
            ticket,
            arrived_at: visitor.arrivedAt,
            consent_version: visitor.consentVersion,
            shown: 0,
            hidden: 0,
            starred: 0,
            model: visitor.model,
            vector: bytesOfVector(visitor.embedding),
            ...storePortrait(visitor.portrait),
          })
          .execute();
        return { visitorId: visitor.id, ticket };
      });
    },

    async list() {
      const rows = await queries
        .selectFrom('visitors')
        .select(['id', 'ticket', 'arrived_at', 'shown', 'hidden', 'starred'])
        .orderBy('ticket')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        ticket: row.ticket,
        arrivedAt: row.arrived_at,
        shown: row.shown,
        hidden: row.hidden === 1,
        starred: row.starred === 1,
      }));
    },

    async embedding(id) {
      const row = await queries
        .selectFrom('visitors')
        .select(['model', 'vector'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row && { model: row.model, vector: vectorOfBytes(row.vector) };
    },

    async portrait(id) {
      const row = await queries
        .selectFrom('visitors')
        .select(['jpeg', 'size', 'landmarks'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row && restorePortrait(row);
    },

    async mark(id, { hidden, starred }) {
      const marks = {
        ...(hidden !== undefined && { hidden: Number(hidden) }),
        ...(starred !== undefined && { starred: Number(starred) }),
      };
      await queries.updateTable('visitors').set(marks).where('id', '=', id).execute();
    },

    async countShown(id) {
      await queries
        .updateTable('visitors')
        .set((is) => ({ shown: is('shown', '+', 1) }))
        .where('id', '=', id)
        .execute();
    },

    async keepFaceShown(faceId) {
      await queries
        .replaceInto('evening')
        .values({ name: SHOWN_FACE + faceId, value: '' })
        .execute();
    },

    async facesShown() {
      const rows = await queries
        .selectFrom('evening')
        .select('name')
        .where('name', 'like', `${SHOWN_FACE}%`)
        .execute();
      return new Set(rows.map(({ name }) => name.slice(SHOWN_FACE.length)));
    },

    async erase(id) {
      const gone = await reserve.spend(() =>
        queries.deleteFrom('visitors').where('id', '=', id).returning('id').execute(),
      );
      await reserve.spend(truncateLog);
      return gone.length > 0;
    },

    async purge() {
      const tickets = await reserve.spend(() =>
        transaction(async (within) => {
          const gone = await within.deleteFrom('visitors').returning('ticket').execute();
          await within.deleteFrom('evening').execute();
          return gone.map((row) => row.ticket).sort((a, b) => a - b);
        }),
      );
      await reserve.spend(truncateLog);
      return tickets;
    },

    async keptProgram() {
      return (
        await queries.selectFrom('evening').select('value').where('name', '=', 'program').executeTakeFirst()
      )?.value;
    },

    async keepProgram(program) {
      await queries.replaceInto('evening').values({ name: 'program', value: program }).execute();
    },

    close,
  };
}
