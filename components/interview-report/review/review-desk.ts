import { html, nothing, type TemplateResult } from 'lit';
import { InterviewError, StoreError } from '../../../src/errors/index.js';
import type { Appeal, LevelOverride, ReportIncident, ReportQuestion } from '../../../src/record/index.js';
import { canBeLevelled } from '../../../src/record/review/check-entry.js';
import type { LogEvent, ReviewSubject } from '../../../src/spec/index.js';
import type { ReviewTools } from '../review-tools.js';
import { Draft } from './draft.js';
import { problemsOf, type FormSpec } from './form-spec.js';
import { formView } from './form-view.js';
import { answerForm, appealForm, commentForm, levelForm, takeBackForm, verdictForm, type FormContext } from './forms.js';

export interface DeskHost {
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<boolean>;
  requestUpdate(): void;
  /** Adds the entry to the record and shows it. Rejects with `InterviewError`. */
  write(save: FormSpec['save'], values: Draft['values'], id: string): Promise<LogEvent>;
  describeFailure(error: InterviewError): { readonly message: string; readonly action: string };
  tellFailure(error: InterviewError): void;
  announce(text: string): void;
  /** What is said once an entry is there: it is saved, or the page has it. */
  addedText(): string;
}

/** The forms of a report: which are open, what was typed in them, and saving them. Of one interview; another has its own. */
export class ReviewDesk {
  readonly #host: DeskHost;
  readonly #drafts = new Map<string, Draft>();
  #count = 0;

  constructor(host: DeskHost) {
    this.#host = host;
  }

  /** What may be added by whoever looks. */
  tools(context: FormContext): ReviewTools {
    const draw = (spec: FormSpec): TemplateResult => this.#place([spec], context);
    const isReviewer = context.view.viewer === 'reviewer';
    return {
      level: (turn: ReportQuestion, criterionId: string) => (isReviewer && canBeLevelled(turn) && turn.question ? draw(levelForm(turn, criterionId, context)) : nothing),
      takeBack: (override: LevelOverride) => (isReviewer ? draw(takeBackForm(override, context)) : nothing),
      about: (subject: ReviewSubject, name: string, incident?: ReportIncident) => {
        const comment = commentForm(subject, name, context);
        if (!isReviewer) return this.#place([comment, appealForm(subject, name, context)], context);
        return this.#place(incident ? [verdictForm(incident, context), comment] : [comment], context);
      },
      answer: (appeal: Appeal, name: string) => (isReviewer ? draw(answerForm(appeal, name, context)) : nothing),
    };
  }

  /** Buttons side by side, their forms below them. */
  #place(specs: readonly FormSpec[], context: FormContext): TemplateResult {
    return html`<div class="tools">
      <div class="bar">${specs.map((spec) => this.#opener(spec))}</div>
      ${specs.map((spec) => this.#form(spec, context))}
    </div>`;
  }

  #opener(spec: FormSpec): TemplateResult {
    const draft = this.#draft(spec.key);
    return html`<button
      type="button"
      class="small opener"
      id="${draft.dom}-open"
      aria-label=${spec.label}
      aria-expanded=${draft.isOpen}
      aria-controls=${draft.isOpen ? draft.dom : nothing}
      @click=${() => (draft.isOpen ? this.#close(draft) : this.#open(draft))}
    >
      ${spec.action}
    </button>`;
  }

  #form(spec: FormSpec, { view: { text } }: FormContext): TemplateResult | typeof nothing {
    const draft = this.#draft(spec.key);
    if (!draft.isOpen) return nothing;
    return formView(spec, draft, {
      text,
      describe: ({ failure }) => failure && this.#host.describeFailure(failure),
      input: (name, value) => draft.set(name, value),
      submit: () => void this.#submit(spec, draft),
      close: () => this.#close(draft),
    });
  }

  #draft(key: string): Draft {
    const found = this.#drafts.get(key) ?? new Draft(this.#count++);
    this.#drafts.set(key, found);
    return found;
  }

  #open(draft: Draft): void {
    draft.isOpen = true;
    // Where something was chosen before, the arrow keys go on from there.
    void this.#focus(`#${draft.dom} input:checked`, `#${draft.dom} :is(input, textarea)`);
  }

  #close(draft: Draft): void {
    draft.isOpen = false;
    void this.#focus(`#${draft.dom}-open`);
  }

  async #submit(spec: FormSpec, draft: Draft): Promise<void> {
    if (draft.isSaving) return;
    draft.problems = problemsOf(spec.fields, draft.values);
    const [first] = draft.problems.keys();
    if (first !== undefined) return this.#focus(`#${draft.dom} :is(fieldset[data-invalid='true'] input, textarea[aria-invalid='true'])`);
    draft.try();
    this.#host.requestUpdate();
    try {
      const { seq } = await this.#host.write(spec.save, draft.values, draft.id);
      this.#drafts.delete(spec.key);
      this.#host.announce(this.#host.addedText());
      // The button that opened the form, under its new draft; where it is gone with the form, what came of it.
      await this.#focus(`#${draft.dom}-open`, `#${this.#draft(spec.key).dom}-open`, `[data-entry="${seq}"]`);
    } catch (cause) {
      draft.failure = InterviewError.isInstance(cause) ? cause : new StoreError('lost', { cause });
      this.#host.tellFailure(draft.failure);
    } finally {
      draft.isSaving = false;
      this.#host.requestUpdate();
    }
  }

  /** The first that is there after the next update. */
  async #focus(...selectors: readonly string[]): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    for (const selector of selectors) {
      const found = this.#host.renderRoot.querySelector<HTMLElement>(selector);
      if (!found) continue;
      found.focus();
      return;
    }
  }
}
