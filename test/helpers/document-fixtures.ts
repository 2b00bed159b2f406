// The documents of the fixtures with their truth, and what tests of readers have in common.
import { expect } from '@open-wc/testing';
import { extractProfile } from '../../src/documents/extract-profile.js';

export const ASSETS = '/dist/cdn/assets/';
export const { signal } = new AbortController();

export type DocumentTruth = {
  readonly pages?: number;
  readonly text?: boolean;
  readonly hiddenInjection: string | null;
  readonly injectionPage?: number;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly employers: readonly string[];
  readonly titles: readonly string[];
  readonly schools: readonly string[];
  readonly skills: readonly string[];
};

/** Undefined where there are no fixtures: tests that need them then skip by name. */
export async function documentTruth(): Promise<Readonly<Record<string, DocumentTruth>> | undefined> {
  const response = await fetch('/fixtures/documents/documents.truth.json');
  return response.ok ? ((await response.json()) as { documents: Record<string, DocumentTruth> }).documents : undefined;
}

export async function fixtureDocument(name: string): Promise<Blob> {
  return (await fetch(`/fixtures/documents/${name}`)).blob();
}

/** Every string of the truth that a reader of the document sees. */
export function seenStrings(truth: DocumentTruth): readonly string[] {
  return [truth.name, truth.email, truth.phone, ...truth.employers, ...truth.titles, ...truth.schools, ...truth.skills];
}

/** Reads the text into a profile and holds that against the truth. */
export function expectProfile(text: string, truth: DocumentTruth): void {
  const { roles, education, skills } = extractProfile(text);
  expect(roles.map(({ title, organisation }) => [title, organisation])).to.deep.equal(truth.titles.map((title, index) => [title, truth.employers[index]]));
  expect(education.map(({ institution }) => institution)).to.deep.equal(truth.schools);
  expect(skills.map(({ name }) => name.toLowerCase())).to.include.members(truth.skills.map((skill) => skill.toLowerCase()));
}
