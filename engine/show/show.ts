// What the surfaces and the engine tell each other about a show. Types and constants only: pages import them.

/** Languages that a show can speak. A language is one file in assets/languages. */
export const LANGUAGES = ['en', 'nl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in every language of the house. */
export type LocalText = Readonly<Record<Language, string>>;

/** Milliseconds since 1970-01-01 UTC. */
export type Instant = number;

/** A visitor in the operator's queue; the picture is at `pictures/visitors/<id>.jpg`. */
export interface Visitor {
  readonly id: string;
  /** What the visitor holds in their hand: counts from 1 each evening. */
  readonly ticket: number;
  readonly arrivedAt: Instant;
  /** How often this visitor's chain has been played to its end. */
  readonly shown: number;
  readonly hidden: boolean;
  readonly starred: boolean;
}

/** A face one can walk to; the picture is at `pictures/faces/<id>.jpg`. */
export interface Target {
  readonly id: string;
  readonly kind: FaceKind;
  readonly name: LocalText;
  readonly biography: LocalText | null;
  /** 0 (plain) … 1 (the ugliest of the house). */
  readonly ugliness: number | null;
}

export type FaceKind = 'generated' | 'rogue' | 'celebrity';

/** "1 in `oneIn` strangers are this alike", with the 95 % interval of that number. */
export interface Likeness {
  readonly oneIn: number;
  readonly low: number;
  readonly high: number;
}

/** One face of a chain as the stage needs it. */
export interface StageLink {
  readonly id: string;
  readonly kind: 'visitor' | FaceKind;
  /** "You" for the visitor. */
  readonly name: LocalText;
  /** "61, notary": what stands under the name; null for the visitor. */
  readonly caption: LocalText | null;
  /**
   * Where the stage portrait is, relative to the surface's address and without its ending:
   * `<picture>.jpg` is the square picture (eyes at the same place in all of them),
   * `<picture>.json` is `{ "landmarks": [[x, y] × 468] }` in units of the picture, 0…1.
   */
  readonly picture: string;
  /** Euclidean distance to the link before; null for the visitor. */
  readonly step: number | null;
  /** How alike this face and the one before are; null for the visitor or where the gallery is too small to tell. */
  readonly likeness: Likeness | null;
}

/** A chain from a visitor to a target, found and ready to play. */
export interface StageChain {
  readonly id: string;
  readonly visitorId: string;
  readonly ticket: number;
  readonly targetId: string;
  /** From the visitor (index 0) to the target (last). */
  readonly links: readonly StageLink[];
  readonly mean: number;
  readonly max: number;
  readonly cost: number;
  readonly alpha: number;
  /** No chain of this gallery under these rules costs less. */
  readonly lowerBound: number;
  readonly optimal: boolean;
  /** Index into `links` of the face that the weakest (longest) step leads to. */
  readonly weakest: number;
  /** What the performer lands on: "Ergo: you are ugly." */
  readonly punchLine: LocalText;
}

/** What of a request can stand in the way of a chain. */
export type ChainObstacle = 'pinned' | 'forbidden' | 'weakestLimit' | 'steps';

/** What the operator looks at before the audience does. */
export type Preview =
  | { readonly status: 'empty' }
  | { readonly status: 'searching'; readonly visitorId: string; readonly targetId: string }
  | {
      readonly status: 'ready';
      /** What was asked, with the links that were pinned by a swap since. */
      readonly request: ChainRequest;
      /** What GO plays. */
      readonly chain: StageChain;
      /** The next best, cheapest first: none shares a middle face with another, or with the best. Pinned faces are in all. */
      readonly alternatives: readonly StageChain[];
      /** Of the faces that the request pins or forbids, by id. */
      readonly names: Readonly<Record<string, LocalText>>;
      readonly milliseconds: number;
    }
  | {
      readonly status: 'impossible';
      readonly visitorId: string;
      readonly targetId: string;
      /** For the operator: what stands in the way and what would help. */
      readonly message: string;
      readonly request: ChainRequest;
      /** Which wish breaks it; null when none alone does. */
      readonly obstacle: ChainObstacle | null;
      /** The best chain without the obstacle, to look at; GO does not play it. */
      readonly without: StageChain | null;
      /** A limit for the weakest link, or a number of links, with which there is a chain; null where none was found. */
      readonly relaxedTo: number | null;
      readonly names: Readonly<Record<string, LocalText>>;
    };

/** A face that could stand at one place of the chain in preview, the other links as they are. */
export interface Swap {
  readonly id: string;
  readonly name: LocalText;
  readonly caption: LocalText | null;
  /** As in StageLink. */
  readonly picture: string;
  /** Euclidean, from the link before and to the link after. */
  readonly stepBefore: number;
  readonly stepAfter: number;
  /** The whole chain's longest step and cost with this face in it. */
  readonly max: number;
  readonly cost: number;
}

/** How the operator asked for a chain. */
export interface ChainRequest {
  readonly visitorId: string;
  /** An id, a name, or one of the words `ugliest`, `closest`, `random`, `any-rogue` (whoever is reached best). */
  readonly target: string;
  /** Links after the visitor, 3…12, or the cheapest number of them. */
  readonly steps: number | 'auto';
  /** Weight of the mean step against the longest, 0…1. */
  readonly alpha: number;
  /** Ids of faces that must be in the chain, in whatever order. */
  readonly pinned?: readonly string[] | undefined;
  /** Ids of faces that must not. */
  readonly forbidden?: readonly string[] | undefined;
  /** No step may be longer than this (Euclidean). */
  readonly weakestLimit?: number | undefined;
  /** Only faces that the audience has not seen tonight; the target and pinned faces are let through. */
  readonly freshOnly?: boolean | undefined;
}

/**
 * What the audience sees, as the engine wants it. The projector draws exactly this.
 * `position` counts the links: 0 is the visitor, `links.length - 1` the target,
 * `links.length` the punch line. `revision` grows with every change.
 */
export type Program =
  | {
      readonly phase: 'black';
      readonly revision: number;
      /** Black at once, whatever was on the screen: panic, or a visitor who was erased. A number that ended fades. */
      readonly abrupt?: true;
      readonly blackout: boolean;
      readonly language: Language;
    }
  | {
      readonly phase: 'live';
      readonly revision: number;
      /** Black over everything; the chain is kept underneath and comes back. */
      readonly blackout: boolean;
      readonly language: Language;
      readonly chain: StageChain;
      readonly position: number;
    };

/** What a projector says is on its screen now. */
export interface ProjectorReport {
  readonly revision: number;
  readonly screen: 'black' | 'morphing' | 'holding' | 'punch-line';
  /** Id of the face that is on the screen (the one being approached while morphing); null in black. */
  readonly faceId: string | null;
}

/** How the show machine is. */
export interface SystemStatus {
  readonly version: string;
  /** ONNX execution provider in use: "cpu", "webgpu", … */
  readonly provider: string;
  readonly gallery: { readonly faces: number; readonly rogues: number };
  readonly projectors: number;
  readonly booths: number;
  readonly demo: boolean;
  /** Things a person should know now, newest last: a full disk, a lost GPU, a restart. */
  readonly notices: readonly Notice[];
}

export interface Notice {
  readonly id: number;
  readonly at: Instant;
  readonly level: 'info' | 'warning' | 'error';
  readonly text: string;
}

/** A subscription first yields one event of each type (the snapshot), then what changes. */
export type OperatorEvent =
  | { readonly type: 'visitors'; readonly visitors: readonly Visitor[] }
  | { readonly type: 'targets'; readonly targets: readonly Target[] }
  | { readonly type: 'preview'; readonly preview: Preview }
  | { readonly type: 'program'; readonly program: Program }
  | { readonly type: 'projector'; readonly report: ProjectorReport | null }
  | { readonly type: 'system'; readonly system: SystemStatus };

/** What the booth needs to know before a visitor comes. */
export interface BoothSettings {
  readonly language: Language;
  /** Identifies the consent text that the visitor read; stored with the picture. */
  readonly consentVersion: string;
  /** The built-in sample visitor stands in for a camera. */
  readonly demo: boolean;
}

/** What the booth gets when a picture was kept (HTTP 201 of `POST pictures`). */
export interface Enrolled {
  readonly visitorId: string;
  readonly ticket: number;
}

/** What the booth gets when it was not (HTTP 4xx or 5xx of `POST pictures`). */
export interface EnrolFailure {
  readonly error: {
    readonly code:
      | 'no-face'
      | 'several-faces'
      | 'face-too-small'
      | 'not-a-picture'
      | 'damaged-picture'
      | 'picture-too-large'
      | 'consent-missing'
      | 'disk-full'
      | 'not-ready'
      | 'internal';
    /** English, for the log and the operator; the booth shows its own words for `code`. */
    readonly message: string;
  };
  /** With `several-faces`: the boxes, 0…1 of the picture, largest first, for the visitor to tap the one that is meant. */
  readonly faces?: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
}
