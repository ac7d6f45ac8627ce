// What a chain is, what is asked for and what is answered. Types only: any room, and a page, may import them.
// The reasons are in docs/decisions/0010-the-chain-search.md.

/** For every face of a gallery its nearest other faces (compressed rows: face `i` owns `offsets[i]` … `offsets[i + 1]`). */
export interface NeighbourLists {
  /** Uint32Array[count + 1] */
  readonly offsets: Uint32Array;
  /** Gallery indices, nearest first within a row. Rows are symmetric: where `i` lists `j`, `j` lists `i`. */
  readonly faces: Uint32Array;
  /** Euclidean distances, rounded to float32, in the order of `faces`. */
  readonly distances: Float32Array;
  /**
   * Float32Array[count]: every face nearer to face `i` than `radius[i]` is in row `i`. 0 promises nothing (approximate
   * lists); `Infinity` says that the row holds everybody. The search proves nothing that these do not carry.
   */
  readonly radius: Float32Array;
}

/** Everything a search needs to know of the gallery; made once per gallery version, shared between searches. */
export interface ChainGallery {
  /** How many faces. */
  readonly count: number;
  /** Numbers per embedding: 128 for dlib's network. */
  readonly dimensions: number;
  /** `count × dimensions`, row-major, not normalised; may lie on a SharedArrayBuffer. */
  readonly vectors: Float32Array;
  /** Precomputed nearest faces. Without them the search compares all pairs itself: fine to about 1,000 faces. */
  readonly neighbours?: NeighbourLists;
}

/** A fixed number of steps, or the number in a range (both ends included) whose chain costs least. */
export type ChainSteps = number | { readonly min: number; readonly max: number };

/** What a chain may be made of. A limit that is absent does not limit. */
export interface ChainLimits {
  /** Gallery indices that may not appear: shown already tonight, or removed by the operator. */
  readonly forbidden?: ReadonlySet<number>;
  /** Gallery indices that must appear (pinned links), in any order: the rule of coming nearer decides the order. */
  readonly required?: readonly number[];
  /** No step may be shorter than this (Euclidean): no near-duplicates side by side. */
  readonly minimumStep?: number;
  /** No step may be longer than this (Euclidean): the limit for the weakest link. */
  readonly maximumStep?: number;
}

/** One question to the search. */
export interface ChainProblem extends ChainLimits {
  readonly gallery: ChainGallery;
  /** The visitor's embedding: Float32Array[dimensions]. */
  readonly probe: Float32Array;
  /** Gallery indices: one face, or a set ("any rogue"), of which the one with the cheapest chain is taken. */
  readonly targets: readonly number[];
  /** 1 … 12. */
  readonly steps: ChainSteps;
  /** Weight of the mean step against the longest: 0 (longest only) … 1 (mean only). */
  readonly alpha: number;
  /** How many further chains to give, each the best that shares no middle face with those before it. */
  readonly alternatives?: number;
}

/** A chain: visitor → links[0] → … → links[K − 1], the target. */
export interface Chain {
  /** Gallery indices after the visitor; the last is the target. */
  readonly links: readonly number[];
  /** Euclidean length of every step; `steps[0]` is from the visitor to `links[0]`. */
  readonly steps: readonly number[];
  readonly mean: number;
  /** The longest step: the weakest link. */
  readonly max: number;
  /** `alpha · mean + (1 − alpha) · max`. */
  readonly cost: number;
  readonly alpha: number;
  /** No chain that keeps to the limits costs less than this. */
  readonly lowerBound: number;
  /** Proved: `cost === lowerBound`. */
  readonly optimal: boolean;
}

export interface ChainFound extends Chain {
  readonly found: true;
  /** The next best chains, without middle faces in common; fewer than asked for where no more exist. */
  readonly alternatives: Chain[];
}

/** A limit that can stand in the way of a chain. */
export type ChainLimit = 'forbidden' | 'required' | 'minimumStep' | 'maximumStep' | 'steps';

/** Where more faces would help: near these two ends of a step that is too long. */
export interface ChainGap {
  /** Gallery index, or `'visitor'`. */
  readonly from: number | 'visitor';
  /** Gallery index. */
  readonly to: number;
  /** Euclidean length of the step between them. */
  readonly distance: number;
}

/** What would help, the most useful first. */
export type ChainRemedy =
  /** In-betweens from the generator, or more faces that look like both. */
  | { readonly kind: 'more-faces-between'; readonly gap: ChainGap }
  /** This limit is what stands in the way; `to` is a value with which a chain exists, where there is one. */
  | { readonly kind: 'relax'; readonly limit: ChainLimit; readonly to?: number }
  /** Faces nearer to the target than the visitor: there are `have`, and this many steps need `need`. */
  | { readonly kind: 'more-faces-near-target'; readonly have: number; readonly need: number }
  | { readonly kind: 'another-target' };

interface ChainFailureDetails {
  /** For a person: what is wrong and what to do next. */
  readonly message: string;
  readonly remedies: readonly ChainRemedy[];
  /** The best chain without what stands in the way, where there is one. */
  readonly without?: Chain;
}

/** Why there is no chain. */
export type ChainFailure = ChainFailureDetails &
  (
    | { readonly kind: 'target-forbidden'; readonly target: number }
    /** The visitor looks exactly like the target: no step can come nearer. */
    | { readonly kind: 'already-there'; readonly target: number }
    /** Too few faces are nearer to the target than the visitor, whatever the limits. */
    | { readonly kind: 'too-few-faces'; readonly have: number; readonly need: number }
    /** A required face cannot be on any way: it is forbidden, not nearer to the target than the visitor, or as near as another required one. */
    | {
        readonly kind: 'required-off-the-way';
        readonly face: number;
        readonly because: 'forbidden' | 'not-nearer' | 'same-distance';
      }
    /** More required faces than steps. */
    | { readonly kind: 'too-many-required'; readonly required: number; readonly steps: number }
    /** One limit alone breaks it: without it there is this chain. */
    | { readonly kind: 'limit'; readonly limit: Exclude<ChainLimit, 'steps'> }
    /** Only several limits together break it: without all of them there is this chain. */
    | { readonly kind: 'limits-together'; readonly limits: readonly Exclude<ChainLimit, 'steps'>[] }
  );

export interface ChainNotFound {
  readonly found: false;
  /** Every possibility has been looked at. False only in very large galleries whose lists promise too little. */
  readonly proved: boolean;
  readonly reason: ChainFailure;
}

export type ChainResult = ChainFound | ChainNotFound;
