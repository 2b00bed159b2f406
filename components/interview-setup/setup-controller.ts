import type { LitElement } from 'lit';
import type { ParsedDocument } from '../../src/documents/index.js';
import { InterviewError, type InvalidInputError } from '../../src/errors/index.js';
import { EMBEDDED_BANK_IDS } from '../../src/interviewer/banks/index.js';
import type { DocumentReader, InterviewPlan, InterviewPlanInput, QuestionBank } from '../../src/spec/index.js';
import { InterviewPlanEvent } from '../events/interview-plan.js';
import type { Politeness } from '../internal/announcer.js';
import type { Translate } from '../internal/translate.js';
import { checkDraft } from './check-draft.js';
import { DocumentIntake, type IntakeStep } from './document-intake.js';
import { watchDrops } from './drops.js';
import { pathsOf } from './problem-paths.js';
import { ResumeReading } from './resume-reading.js';
import { draftOf, planOfDraft, type SetupDraft } from './setup-draft.js';
import { SECTIONS, type SetupSection, type SetupView, type Zone } from './setup-view.js';

/** The element as its controller sees it. */
export interface SetupHost extends LitElement {
  readonly withModel: boolean;
  readonly banks: readonly QuestionBank[] | undefined;
  readonly readers: readonly DocumentReader[] | undefined;
  readonly pictureReaders: readonly DocumentReader[] | undefined;
}

export interface SetupTools {
  readonly text: Translate;
  announce(text: string, politeness?: Politeness): void;
  tell(error: InterviewError): void;
  refuse(attribute: string, allowed: readonly string[]): void;
  describe(error: InterviewError): { message: string; action: string };
  assets(): string;
  language(): string;
}

/** A pause in typing after which texts are read again, ms. */
const PAUSE_MS = 250;
/** Last names of paths whose problem the check would tell in milliseconds or by names that nobody sees. */
const WATCHING_PROBLEMS = ['after', 'everyMs'] as const;
const NOTHING_EARLIER = { job: undefined, resume: undefined };

/** Holds what was entered, has documents read, and checks the plan. */
export class SetupController {
  readonly #host: SetupHost;
  readonly #tools: SetupTools;
  readonly #reading = new ResumeReading();
  readonly #intakes: Readonly<Record<Zone, DocumentIntake>>;
  #plan: InterviewPlanInput = {};
  #draft: SetupDraft = draftOf();
  /** The draft as it was when its texts were read last. */
  #analysed: SetupDraft = this.#draft;
  #sections: readonly SetupSection[] = SECTIONS;
  #problems: ReadonlyMap<string, string> = new Map();
  #over: Zone | undefined;
  /** What the last file took the place of. */
  #earlier: Readonly<Record<Zone, Partial<SetupDraft> | undefined>> = NOTHING_EARLIER;
  /** The resume comes from somebody's hands, and not from a file or a plan. */
  #pasting = true;
  #several: Zone | undefined;
  #busy = false;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(host: SetupHost, tools: SetupTools) {
    this.#host = host;
    this.#tools = tools;
    this.#intakes = { job: this.#intake('job'), resume: this.#intake('resume') };
    watchDrops(host, {
      onOver: (zone) => {
        this.#over = zone;
        host.requestUpdate();
      },
      onFiles: (zone, files) => this.#drop(zone, files),
      onText: (zone, text) => this.change(zone === 'job' ? { jobDescription: text } : { resume: text }),
    });
  }

  get value(): InterviewPlanInput {
    return planOfDraft(this.#draft, this.#plan);
  }

  get view(): SetupView {
    const profile = this.#reading.profileOf(this.#analysed);
    const banks = this.#host.banks ?? EMBEDDED_BANK_IDS.map((id) => ({ id, title: this.#tools.text('setupBank', id) }));
    return {
      draft: this.#draft,
      sections: this.#sections,
      withModel: this.#host.withModel,
      banks,
      text: this.#tools.text,
      language: this.#tools.language(),
      problems: this.#problems,
      intakes: this.#intakes,
      over: this.#over,
      profile,
      match: this.#reading.matchOf(profile?.profile, this.#analysed.jobDescription),
      hasEarlier: { job: this.#earlier.job !== undefined, resume: this.#earlier.resume !== undefined },
      several: this.#several,
      pasting: this.#pasting,
      busy: this.#busy,
      describe: (error) => this.#tools.describe(error),
      change: (patch) => this.change(patch),
      take: (zone, file) => this.#drop(zone, [file]),
      takeBack: (zone) => this.#takeBack(zone),
      focus: (selector) => void this.#focus(selector),
      goTo: (path) => void this.#goTo(path),
      submit: () => void this.submit(),
    };
  }

  /** Begins anew with a plan. */
  begin(plan: InterviewPlanInput | undefined): void {
    for (const intake of Object.values(this.#intakes)) intake.forget();
    this.#plan = plan ?? {};
    this.#draft = this.#analysed = draftOf(plan);
    this.#problems = new Map();
    this.#pasting = this.#draft.resume === '';
    this.#earlier = NOTHING_EARLIER;
    this.#host.requestUpdate();
  }

  chooseSections(names: string): void {
    const wanted = names.split(/[\s,]+/).filter(Boolean);
    const known = SECTIONS.filter((section) => wanted.includes(section));
    if (wanted.some((name) => !SECTIONS.some((section) => section === name))) this.#tools.refuse('sections', SECTIONS);
    this.#sections = known.length > 0 ? known : SECTIONS;
    this.#host.requestUpdate();
  }

  /** Reads a file for a field. */
  take(zone: Zone, file: Blob): Promise<void> {
    return this.#intakes[zone].take(file);
  }

  /** The element left the page: nothing is read any more. */
  stop(): void {
    clearTimeout(this.#pause);
    for (const intake of Object.values(this.#intakes)) intake.cancel();
    this.#analysed = this.#draft;
  }

  change(patch: Partial<SetupDraft>): void {
    this.#draft = { ...this.#draft, ...patch };
    const touched = pathsOf(patch);
    if (this.#problems.size > 0) this.#problems = new Map([...this.#problems].filter(([path]) => !touched.includes(path)));
    const isTyping = 'resume' in patch || 'jobDescription' in patch;
    if (isTyping) this.#analyseSoon();
    else this.#analysed = { ...this.#draft, resume: this.#analysed.resume, jobDescription: this.#analysed.jobDescription };
    this.#host.requestUpdate();
  }

  async submit(): Promise<InterviewPlan | undefined> {
    if (this.#busy) return undefined;
    this.#busy = true;
    this.#analysed = this.#draft;
    this.#host.requestUpdate();
    const { withModel, banks } = this.#host;
    const draft = this.#draft;
    try {
      const plan = await checkDraft(planOfDraft(draft, this.#plan), { withModel, banks });
      this.#problems = new Map();
      const read = this.#reading.profileOf(draft);
      this.#tools.announce(this.#tools.text('setupMade'));
      this.#host.dispatchEvent(new InterviewPlanEvent(plan, read && { contact: read.contact, profile: read.profile }));
      return plan;
    } catch (error) {
      if (!InterviewError.isInstance(error)) throw error;
      this.#refuse(error);
      return undefined;
    } finally {
      this.#busy = false;
      this.#host.requestUpdate();
      if (this.#problems.size > 0) void this.#goTo([...this.#problems.keys()]);
    }
  }

  #refuse(error: InterviewError): void {
    const { text } = this.#tools;
    const issues = 'issues' in error ? (error as InvalidInputError).issues : [{ path: '', message: this.#tools.describe(error).message }];
    const problems = new Map<string, string>();
    for (const { path, message } of issues) {
      const [field = ''] = [path, path.split('.', 1)[0] ?? ''].filter((candidate) => this.#hasField(candidate));
      const watching = WATCHING_PROBLEMS.find((name) => path.startsWith('proctoring.') && path.endsWith(`.${name}`));
      const said = watching ? text(`setupProblem ${watching}`) : text('setupProblem', path === 'domains' ? (this.#host.withModel ? 'domains: none, model' : 'domains: none') : field === '' ? '' : path, message);
      if (!problems.has(field)) problems.set(field, field === '' && path !== '' ? `${path}: ${message}` : said);
    }
    this.#problems = problems;
    this.#tools.announce(text('setupProblems', problems.size), 'assertive');
    this.#tools.tell(error);
  }

  #hasField(path: string): boolean {
    return path !== '' && this.#host.renderRoot.querySelector(`[data-path="${CSS.escape(path)}"]`) !== null;
  }

  #intake(zone: Zone): DocumentIntake {
    return new DocumentIntake({
      readers: async () => this.#host.readers ?? (await import('../internal/load-documents.js')).loadReaders(this.#tools.assets()),
      pictureReaders: async (signal) => this.#host.pictureReaders ?? (await import('../internal/load-documents.js')).loadPictureReaders(this.#tools.assets(), signal),
      onStep: (step) => this.#handleStep(zone, step),
      onRead: (document) => this.#use(zone, document),
    });
  }

  #handleStep(zone: Zone, step: IntakeStep): void {
    const { text, announce } = this.#tools;
    if (step.type === 'reading') announce(step.pictures ? text('setupReadingPictures') : text('setupReading', step.name));
    if (step.type === 'refused' || (step.type === 'image-only' && step.error.code !== 'document/image-only')) {
      const { message, action } = this.#tools.describe(step.error);
      announce(`${text('setupRefused', step.name)}. ${message} ${action}`, 'assertive');
      this.#tools.tell(step.error);
    } else if (step.type === 'image-only') {
      announce(`${text('setupImageOnly')}. ${text(step.readable ? 'setupImageOnlyRead' : 'setupImageOnlyNobody')}`, 'assertive');
      this.#tools.tell(step.error);
    }
    this.#host.requestUpdate();
    void this.#keepFocus(zone);
  }

  #use(zone: Zone, document: ParsedDocument): void {
    const { text, announce } = this.#tools;
    const { jobDescription, resume, correction, contact } = this.#draft;
    const before: Partial<SetupDraft> = zone === 'job' ? { jobDescription } : { resume, correction, contact };
    const isEmpty = (zone === 'job' ? jobDescription : resume).trim() === '';
    this.#earlier = { ...this.#earlier, [zone]: isEmpty ? undefined : before };
    if (zone === 'resume') this.#pasting = false;
    this.change(zone === 'job' ? { jobDescription: document.text } : { resume: document.text, correction: {}, contact: {} });
    this.#analyse();
    const { profile, match } = this.view;
    const said = zone === 'job' ? [text('setupSaidReadJob')] : profile ? [text('setupSaidRead', profile.profile.skills.length, profile.profile.roles.length)] : [];
    if (this.#several === zone) said.push(text('setupSeveral'));
    if (document.hidden.length > 0) said.push(text('setupSaidHidden', document.hidden.length));
    if (match?.readiness !== undefined) said.push(text('setupSaidMatch', match.readiness, match.missing.length));
    announce(said.join(' '));
  }

  #takeBack(zone: Zone): void {
    const before = this.#earlier[zone];
    if (!before) return;
    this.#earlier = { ...this.#earlier, [zone]: undefined };
    this.#intakes[zone].forget();
    this.change(before);
    this.#analyse();
    void this.#focus(`[data-zone="${zone}"] input`);
  }

  #drop(zone: Zone, files: readonly File[]): void {
    const [file] = files;
    this.#several = files.length > 1 ? zone : undefined;
    if (file) void this.take(zone, file);
  }

  #analyseSoon(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#analyse(), PAUSE_MS);
  }

  #analyse(): void {
    clearTimeout(this.#pause);
    this.#analysed = this.#draft;
    this.#host.requestUpdate();
  }

  async #focus(selector: string): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** A button that goes with its state leaves the focus to the field that stays. */
  async #keepFocus(zone: Zone): Promise<void> {
    const root = this.#host.shadowRoot;
    const wasIn = root?.activeElement?.closest(`[data-zone="${zone}"]`);
    await this.#host.updateComplete;
    if (wasIn && !root?.activeElement) await this.#focus(`[data-zone="${zone}"] input`);
  }

  /** To the first of these fields, in the order of the page. */
  async #goTo(paths: string | readonly string[]): Promise<void> {
    await this.#host.updateComplete;
    const wanted = typeof paths === 'string' ? [paths] : paths;
    const field = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-path]')].find(({ dataset }) => wanted.includes(dataset['path'] ?? ''));
    // What is folded away cannot have the focus.
    field?.closest('details')?.setAttribute('open', '');
    const target = field?.querySelector<HTMLElement>('input, select, textarea') ?? this.#host.renderRoot.querySelector<HTMLElement>('[data-action="submit"]');
    target?.focus();
  }
}
