interface Text {
  readonly en: string;
  readonly nl: string;
}

/** Who the rogues are. Every one is invented; English and Dutch are each written by ear. */
export interface RogueTexts {
  readonly name: Text;
  readonly caption: Text;
  readonly biography: Text;
  readonly punchLine: Text;
  /** 0 plain … 1 the ugliest of the house. */
  readonly ugliness: number;
}

const both = (text: string): Text => ({ en: text, nl: text });

export const ROGUE_TEXTS: Readonly<Record<string, RogueTexts>> = {
  orc: {
    name: both('Ugbert Mosk'),
    caption: { en: 'orc, retired from conquest', nl: 'orc, veroveraar in ruste' },
    biography: {
      en: 'Took three villages and gave two back, on account of the damp.',
      nl: 'Nam drie dorpen in en gaf er twee terug, wegens vocht.',
    },
    punchLine: { en: 'Ergo: you are ugly.', nl: 'Ergo: u bent lelijk.' },
    ugliness: 1,
  },
  troll: {
    name: { en: 'Old Grummel', nl: 'Ouwe Grommel' },
    caption: { en: 'troll, toll collector', nl: 'trol, tolgaarder' },
    biography: {
      en: 'Has lived under the same bridge for four hundred years and finds the traffic has got worse.',
      nl: 'Woont al vierhonderd jaar onder dezelfde brug en vindt dat het verkeer is toegenomen.',
    },
    punchLine: {
      en: 'Quod erat demonstrandum. That will be two crowns.',
      nl: 'Wat te bewijzen was. Dat is dan twee gulden.',
    },
    ugliness: 0.97,
  },
  witch: {
    name: both('Aldegonda Distel'),
    caption: { en: 'witch, general practice', nl: 'heks, eerste lijn' },
    biography: {
      en: 'Her waiting room is full of patients who used to be taller.',
      nl: 'Haar wachtkamer zit vol patiënten die vroeger groter waren.',
    },
    punchLine: { en: 'There is no potion for this.', nl: 'Hier is geen drankje tegen.' },
    ugliness: 0.93,
  },
  ogre: {
    name: both('Bolder Brom'),
    caption: { en: 'ogre, food critic', nl: 'oger, culinair recensent' },
    biography: {
      en: 'Gives every restaurant three stars and one survivor.',
      nl: 'Geeft elk restaurant drie sterren en laat één kok in leven.',
    },
    punchLine: { en: 'Ugly. A little overdone.', nl: 'Lelijk. Iets te lang gegaard.' },
    ugliness: 0.9,
  },
  goblin: {
    name: both('Snibbel Vink'),
    caption: { en: 'goblin, lighting technician', nl: 'kobold, lichttechnicus' },
    biography: {
      en: 'Has never lit an actor from a kind angle and sees no reason to begin.',
      nl: 'Heeft nog nooit een acteur flatteus uitgelicht en begint daar niet meer aan.',
    },
    punchLine: { en: 'We tried a softer light. It was not the light.', nl: 'Aan het licht lag het niet.' },
    ugliness: 0.87,
  },
  gnome: {
    name: { en: 'Pim Knob', nl: 'Pim Knobbel' },
    caption: { en: 'gnome, gardens only', nl: 'kabouter, uitsluitend tuinen' },
    biography: {
      en: 'Stood in one flower bed for thirty years, until the flowers asked him to leave.',
      nl: 'Stond dertig jaar in hetzelfde perk, tot de bloemen vroegen of hij wilde gaan.',
    },
    punchLine: {
      en: 'You will do well between the begonias.',
      nl: 'U zou het goed doen tussen de begonia’s.',
    },
    ugliness: 0.84,
  },
  merman: {
    name: { en: 'Admiral Kelp', nl: 'Admiraal Wier' },
    caption: { en: 'merman, ashore on medical advice', nl: 'zeemeerman, op doktersadvies aan wal' },
    biography: {
      en: 'Went down with nine ships and blames the ships.',
      nl: 'Ging met negen schepen ten onder en vindt dat het aan de schepen lag.',
    },
    punchLine: { en: 'Even the fish looked away.', nl: 'Zelfs de vissen keken de andere kant op.' },
    ugliness: 0.8,
  },
  devil: {
    name: both('Bert Zebub'),
    caption: { en: 'devil, middle management', nl: 'duivel, middenkader' },
    biography: {
      en: 'In charge of circles four to six, and the coffee machine.',
      nl: 'Gaat over kring vier tot en met zes, en over het koffieapparaat.',
    },
    punchLine: {
      en: 'Ugly as sin. I should know: I file it.',
      nl: 'Zo lelijk als de zonde. En die ken ik uit het dossier.',
    },
    ugliness: 0.76,
  },
  boxer: {
    name: { en: 'Karl “the Gentleman” Bonk', nl: 'Karel ‘de Heer’ Bonk' },
    caption: { en: 'heavyweight, no wins', nl: 'zwaargewicht, nul gewonnen' },
    biography: {
      en: 'Stopped forty-one fights with his face. The face lost on points.',
      nl: 'Ving eenenveertig partijen op met zijn gezicht. Het gezicht verloor op punten.',
    },
    punchLine: { en: 'Eight. Nine. Ugly.', nl: 'Acht. Negen. Lelijk.' },
    ugliness: 0.73,
  },
  vampire: {
    name: { en: 'Count Anselm Pallid', nl: 'Graaf Anselm van Bleeck' },
    caption: { en: 'vampire, on a diet', nl: 'vampier, op dieet' },
    biography: {
      en: 'Has not seen his own face since 1431, and counts himself lucky.',
      nl: 'Heeft zijn eigen gezicht sinds 1431 niet meer gezien en prijst zich gelukkig.',
    },
    punchLine: {
      en: 'I envy you nothing. Least of all the mirror.',
      nl: 'Ik benijd u niets. Uw spiegel nog het minst.',
    },
    ugliness: 0.7,
  },
  philosopher: {
    name: both('Professor Ergo'),
    caption: { en: 'philosopher, unpublished', nl: 'wijsgeer, ongepubliceerd' },
    biography: {
      en: 'Proved that beauty does not exist, with nothing but a mirror.',
      nl: 'Bewees met niets dan een spiegel dat schoonheid niet bestaat.',
    },
    punchLine: { en: 'I think. You are ugly. It follows.', nl: 'Ik denk. U bent lelijk. Het volgt eruit.' },
    ugliness: 0.66,
  },
  caveman: {
    name: { en: 'Unk', nl: 'Oenk' },
    caption: { en: 'caveman, early adopter', nl: 'holbewoner, er vroeg bij' },
    biography: {
      en: 'Discovered fire and, one second later, the grimace.',
      nl: 'Ontdekte het vuur en één tel later de grimas.',
    },
    punchLine: {
      en: 'Ergo, said Unk. He had no other word.',
      nl: 'Ergo, zei Oenk. Een ander woord had hij niet.',
    },
    ugliness: 0.6,
  },
  diva: {
    name: both('Madame Florisse'),
    caption: { en: 'diva, lifted seven times', nl: 'diva, zeven keer gelift' },
    biography: {
      en: 'Was asked to look surprised in 1994. The surgeon made it permanent.',
      nl: 'Moest in 1994 verbaasd kijken. De chirurg heeft dat vastgezet.',
    },
    punchLine: { en: 'Darling. There are doctors for this.', nl: 'Schat. Daar zijn artsen voor.' },
    ugliness: 0.56,
  },
  duchess: {
    name: { en: 'The Dowager Duchess of Sour', nl: 'De hertogin-weduwe van Zuur' },
    caption: { en: 'duchess, disappointed', nl: 'hertogin, teleurgesteld' },
    biography: {
      en: 'Smiled once, in 1958, at a funeral.',
      nl: 'Glimlachte één keer, in 1958, op een begrafenis.',
    },
    punchLine: { en: 'One had feared as much.', nl: 'Men vreesde het al.' },
    ugliness: 0.53,
  },
  tenor: {
    name: both('Fausto Brugnoli'),
    caption: { en: 'tenor, faded', nl: 'tenor, verbleekt' },
    biography: {
      en: 'Gave his farewell concert in 1987, and every spring since.',
      nl: 'Gaf in 1987 zijn afscheidsconcert, en sindsdien elk voorjaar.',
    },
    punchLine: { en: 'Bravo. Ugly, but bravo.', nl: 'Bravo. Lelijk, maar bravo.' },
    ugliness: 0.48,
  },
  quizmaster: {
    name: both('Ricky Glans'),
    caption: { en: 'quizmaster, cancelled', nl: 'quizmaster, van de buis' },
    biography: {
      en: 'Sat for eleven seasons under a sunlamp that was never part of the set.',
      nl: 'Zat elf seizoenen onder een zonnebank die niet bij het decor hoorde.',
    },
    punchLine: { en: 'And the correct answer is: ugly!', nl: 'En het goede antwoord is: lelijk!' },
    ugliness: 0.42,
  },
};
