import { correctProfile, extractProfile, findContact, matchProfile, type ProfileMatch, type ResumeContact, type ResumeProfile } from '../../src/documents/index.js';
import type { SetupDraft } from './setup-draft.js';

/** What a resume says, corrected, and what of it was read and not corrected. */
export interface Profile {
  readonly profile: ResumeProfile;
  readonly contact: ResumeContact;
  readonly isCorrected: boolean;
}

export type Match = ProfileMatch;

/** Reads the texts of a draft, each once as long as it stays the same. */
export class ResumeReading {
  #text: string | undefined;
  #read: { readonly profile: ResumeProfile; readonly contact: ResumeContact } | undefined;
  #matched: { readonly profile: ResumeProfile; readonly job: string; readonly match: ProfileMatch } | undefined;
  #corrected: { readonly from: object; readonly by: SetupDraft['correction']; readonly profile: ResumeProfile } | undefined;

  /** Undefined where there is no resume. */
  profileOf({ resume, correction, contact }: SetupDraft): Profile | undefined {
    const text = resume.trim();
    if (text === '') return undefined;
    if (this.#text !== text || !this.#read) {
      this.#text = text;
      this.#read = { profile: extractProfile(text), contact: findContact(text) };
    }
    const read = this.#read;
    if (this.#corrected?.from !== read || this.#corrected.by !== correction) {
      this.#corrected = { from: read, by: correction, profile: correctProfile(read.profile, correction) };
    }
    const isCorrected = Object.keys(correction).length + Object.keys(contact).length > 0;
    return { profile: this.#corrected.profile, contact: { ...read.contact, ...contact }, isCorrected };
  }

  /** Undefined where there is nothing to compare with. */
  matchOf(profile: ResumeProfile | undefined, jobDescription: string): Match | undefined {
    const job = jobDescription.trim();
    if (!profile || job === '') return undefined;
    if (this.#matched?.profile !== profile || this.#matched.job !== job) this.#matched = { profile, job, match: matchProfile(profile, job) };
    return this.#matched.match;
  }
}
