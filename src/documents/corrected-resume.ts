import type { ProfileCorrection } from './correct-profile.js';

const HEAD = 'Corrected by hand. Where the resume below says otherwise, this holds:';
const FOOT = 'Resume as it was read:';
const NONE = 'none';
const UNKNOWN = 'not known';

/**
 * The text of a resume as a plan carries it: the very text, and above it what a person corrected, one thing a line, so
 * that an interviewer reads it first. Without corrections it is the text alone. `readCorrectedResume` takes it apart.
 */
export function correctedResume(text: string, correction: ProfileCorrection): string {
  const { skills, languages, roles, education, years } = correction;
  const lines = [
    ...listed('Skill', skills),
    ...listed('Language', languages),
    ...listed('Job', roles?.map(({ title, organisation, from, to }) => row(title, organisation, from, to))),
    ...listed('Education', education?.map(({ qualification, institution, year }) => row(qualification, institution, year))),
    ...(years === undefined ? [] : [`Years of experience: ${years ?? UNKNOWN}`]),
  ];
  return lines.length === 0 ? text : [HEAD, ...lines, '', FOOT, text].join('\n');
}

/** The text and the corrections that `correctedResume` put together. */
export function readCorrectedResume(resume: string): { readonly text: string; readonly correction: ProfileCorrection } {
  const split = resume.indexOf(`\n\n${FOOT}\n`);
  if (!resume.startsWith(`${HEAD}\n`) || split < 0) return { text: resume, correction: {} };
  const values = new Map<string, string[]>();
  for (const line of resume.slice(HEAD.length + 1, split).split('\n')) {
    const colon = line.indexOf(': ');
    const label = line.slice(0, colon);
    values.set(label, [...(values.get(label) ?? []), ...(line.slice(colon + 2) === NONE ? [] : [line.slice(colon + 2)])]);
  }
  const [skills, languages, jobs, studies] = ['Skill', 'Language', 'Job', 'Education'].map((label) => values.get(label));
  const years = values.get('Years of experience')?.[0];
  const correction: ProfileCorrection = {
    ...(skills && { skills }),
    ...(languages && { languages }),
    ...(jobs && {
      roles: jobs.map(cells).map(([title = '', organisation, from, to]) => ({ title, ...(organisation && { organisation }), ...(from && { from }), ...(to && { to }) })),
    }),
    ...(studies && {
      education: studies.map(cells).map(([qualification, institution, year]) => ({ ...(qualification && { qualification }), ...(institution && { institution }), ...(year && { year: Number(year) }) })),
    }),
    ...(years !== undefined && { years: years === UNKNOWN ? null : Number(years) }),
  };
  return { text: resume.slice(split + FOOT.length + 3), correction };
}

function listed(label: string, values: readonly string[] | undefined): string[] {
  if (!values) return [];
  return (values.length > 0 ? values : [NONE]).map((value) => `${label}: ${plain(value)}`);
}

function row(...cells: readonly (string | number | undefined)[]): string {
  return cells.map((cell) => plain(String(cell ?? '')).replaceAll('|', '/')).join(' | ').replace(/(?: \| *)+$/, '');
}

function cells(line: string): string[] {
  return line.split('|').map((cell) => cell.trim());
}

function plain(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}
