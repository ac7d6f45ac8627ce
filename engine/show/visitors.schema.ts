import type { Migrations } from '../gallery/database.ts';

/** The tables of `visitors.sqlite`: everything about visitors, and nothing else, is in this one file. */
export interface VisitorsSchema {
  visitors: {
    id: string;
    /** What the booth called the request: asking twice never makes two visitors. */
    request: string;
    ticket: number;
    arrived_at: number;
    consent_version: string;
    shown: number;
    hidden: number;
    starred: number;
    model: string;
    vector: Uint8Array;
    jpeg: Uint8Array;
    size: number;
    landmarks: Uint8Array;
  };
  /** One row a name: the next ticket, what the projector was showing (for a restart), each face shown tonight. */
  evening: { name: string; value: string };
}

export const visitorsMigrations: Migrations = {
  '0001-visitors': {
    async up(db) {
      await db.schema
        .createTable('visitors')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('request', 'text', (column) => column.notNull().unique())
        .addColumn('ticket', 'integer', (column) => column.notNull().unique())
        .addColumn('arrived_at', 'integer', (column) => column.notNull())
        .addColumn('consent_version', 'text', (column) => column.notNull())
        .addColumn('shown', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('hidden', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('starred', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('model', 'text', (column) => column.notNull())
        .addColumn('vector', 'blob', (column) => column.notNull())
        .addColumn('jpeg', 'blob', (column) => column.notNull())
        .addColumn('size', 'integer', (column) => column.notNull())
        .addColumn('landmarks', 'blob', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('evening')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();
    },
  },
};
