import type { ConsentPurpose } from '../../src/spec/index.js';
import type { Strings } from '../internal/strings/strings.js';

/** What a host may say in its own words; our default holds where it says nothing. */
export interface NoticeFacts {
  readonly recipients: string | undefined;
  readonly place: string | undefined;
  readonly retention: string | undefined;
  readonly contact: string | undefined;
  /** What follows what is noticed. */
  readonly conditions: PurposeNotice['facts'];
}

/** The part of a notice that speaks of one purpose. */
export interface PurposeNotice {
  readonly title: string;
  readonly text: string;
  /** Pairs of label and text. */
  readonly facts: readonly (readonly [label: string, text: string])[];
}

export interface Notice {
  readonly version: string;
  readonly ai: readonly [statement: string, text: string];
  readonly purposes: Readonly<Partial<Record<ConsentPurpose, PurposeNotice>>>;
  /** Pairs of heading and text: rights, another way. */
  readonly rights: readonly (readonly [heading: string, text: string])[];
  readonly contact: string | undefined;
}

const KEYS = {
  interview: ['consentInterview', 'consentInterviewText', 'consentInterviewCaptured'],
  recording: ['consentRecording', 'consentRecordingText', 'consentRecordingCaptured'],
  proctoring: ['consentProctoring', 'consentProctoringText', 'consentProctoringCaptured'],
  snapshots: ['consentSnapshots', 'consentSnapshotsText', undefined],
} as const satisfies Record<ConsentPurpose, readonly [title: keyof Strings, text: keyof Strings, captured: keyof Strings | undefined]>;

/** Keys of plain texts. */
type TextKey = { [Key in keyof Strings]: Strings[Key] extends string ? Key : never }[keyof Strings];

export interface NoticeOptions extends NoticeFacts {
  readonly purposes: readonly ConsentPurpose[];
  readonly version: string;
  /** What is kept of the camera, as the plan has it. */
  readonly pictures: string;
  text(key: TextKey): string;
  contactLine(contact: string): string;
}

/** Puts the notice together once; what is shown and what is hashed both come from it. */
export function makeNotice({ purposes, version, pictures, text, contactLine, recipients, place, retention, contact, conditions }: NoticeOptions): Notice {
  const facts = (captured: TextKey | undefined): PurposeNotice['facts'] => [
    [text('consentCaptured'), captured ? text(captured) : pictures],
    [text('consentSeenBy'), recipients ?? text('consentSeenByText')],
    [text('consentPlace'), place ?? text('consentPlaceText')],
    [text('consentKept'), retention ?? text('consentKeptText')],
  ];
  return {
    version,
    ai: [text('consentAi'), text('consentAiText')],
    purposes: Object.fromEntries(
      purposes.map((purpose) => {
        const [title, sentence, captured] = KEYS[purpose];
        const more = purpose === 'proctoring' ? conditions : [];
        return [purpose, { title: text(title), text: text(sentence), facts: [...more, ...facts(captured)] }];
      }),
    ),
    rights: [
      [text('consentRights'), text('consentRightsText')],
      [text('consentAlternative'), text('consentAlternativeText')],
    ],
    contact: contact && contactLine(contact),
  };
}

/** The words of the notice for one purpose, a line each: what a receipt's hash is of. */
export function noticeText({ version, ai, purposes, rights, contact }: Notice, purpose: ConsentPurpose, hostText: string): string {
  const own = purposes[purpose];
  return [
    version,
    ...ai,
    ...(own ? [own.title, own.text, ...own.facts.flat()] : []),
    ...rights.flat(),
    ...(contact ? [contact] : []),
    ...(hostText ? [hostText] : []),
  ].join('\n');
}
