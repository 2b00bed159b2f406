import type { DocumentIntake } from './document-intake.js';
import type { Match, Profile } from './resume-reading.js';
import type { SetupDraft } from './setup-draft.js';
import type { Translate } from '../internal/translate.js';
import type { InterviewError } from '../../src/errors/index.js';
import type { QuestionBank } from '../../src/spec/index.js';

/** Which file field. */
export type Zone = 'job' | 'resume';

export const SECTIONS = ['job', 'resume', 'questions', 'conditions'] as const;
export type SetupSection = (typeof SECTIONS)[number];

/** What the sections draw from, and what they call. */
export interface SetupView {
  readonly draft: SetupDraft;
  readonly sections: readonly SetupSection[];
  readonly withModel: boolean;
  readonly banks: readonly Pick<QuestionBank, 'id' | 'title'>[];
  readonly text: Translate;
  readonly language: string;
  /** What is wrong, by the path of the field. */
  readonly problems: ReadonlyMap<string, string>;
  readonly intakes: Readonly<Record<Zone, DocumentIntake>>;
  /** A file is held over it. */
  readonly over: Zone | undefined;
  readonly profile: Profile | undefined;
  readonly match: Match | undefined;
  /** Where more than one file was dropped, and one was taken. */
  readonly several: Zone | undefined;
  /** Something stood there before the last file took its place. */
  readonly hasEarlier: Readonly<Record<Zone, boolean>>;
  /** The resume is being typed or pasted, and its field stays open. */
  readonly pasting: boolean;
  /** The plan is being checked. */
  readonly busy: boolean;
  describe(error: InterviewError): { message: string; action: string };
  change(patch: Partial<SetupDraft>): void;
  /** Has a file read that was chosen. */
  take(zone: Zone, file: File): void;
  /** Takes back what the last file took the place of. */
  takeBack(zone: Zone): void;
  /** Moves to an element once the change is drawn. */
  focus(selector: string): void;
  /** Moves to the field of a path. */
  goTo(path: string): void;
  submit(): void;
}
