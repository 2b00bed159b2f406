import { aTimeout, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { InterviewErrorEvent } from '../../components/events/interview-error.js';
import type { InterviewPlanEvent } from '../../components/events/interview-plan.js';
import { plainTextDocumentReader } from '../../src/adapters/plain-text/index.js';
import { parsePlan, type InterviewPlanInput } from '../../src/spec/index.js';
import { setDefaultAssetsUrl } from '../../src/utils/assets-url.js';
import { GOOD_JOB, RESUME } from '../../stories/sample-resume.js';
import { all, enter, expect, find, give, inside, made, press, refused, setupWith, text, textOf, valueOf } from '../helpers/setup.js';

const active = (element: HTMLElement): Element | null => element.shadowRoot?.activeElement ?? null;
const READERS = [plainTextDocumentReader()];
const PLAN: InterviewPlanInput = { title: 'Backend engineer', role: 'Backend engineer', domains: ['backend'] };
const WATCHED: InterviewPlanInput['proctoring'] = { fullscreen: true, snapshots: { everyMs: 30_000 }, policy: { 'tab-hidden': { action: 'end', after: 3 } } };

describe('<interview-setup>', () => {
  before(() => setDefaultAssetsUrl('/dist/cdn/assets/'));

  it('is accessible empty, with all that it can show, and with problems', async function () {
    this.timeout(60_000);
    const empty = await setupWith();
    await expect(empty).to.be.accessible();
    const full = await setupWith({ withModel: true, plan: { ...PLAN, jobDescription: GOOD_JOB, resume: RESUME, topics: ['Kafka'], proctoring: WATCHED } });
    for (const details of full.renderRoot.querySelectorAll('details')) details.open = true;
    await expect(full).to.be.accessible();
    await enter(empty, '#field-questionCount', '0');
    await refused(empty);
    await expect(empty).to.be.accessible();
  });

  describe('the plan', () => {
    it('goes in and comes out as it was, with what no field shows', async () => {
      const plan: InterviewPlanInput = {
        ...PLAN,
        level: 'senior',
        jobDescription: 'Go and Kafka',
        resume: 'Mirela, engineer',
        companyContext: 'A bank',
        topics: ['Kafka'],
        questions: [{ text: 'What did you run?', timeLimitMs: 45_000 }],
        questionCount: 4,
        difficulty: { min: 2, max: 4, adaptive: true },
        followUps: 2,
        timeLimitMs: 100_001,
        totalTimeMs: 900_000,
        language: 'en-GB',
        purpose: 'practice',
        answerMode: 'typed',
        practiceQuestion: true,
        retakes: 3,
        recordAudio: false,
        candidateFields: ['name'],
        proctoring: { ...WATCHED, enabled: false, weights: { attention: 5 } },
        accommodations: { textOnly: true, noGaze: true, extraTime: 1.75, breaks: false },
        persona: { name: 'Robin' },
        jurisdiction: 'eu',
        feedback: false,
        seed: 'same',
      };
      const element = await setupWith({ plan });
      expect(parsePlan(element.value)).to.deep.equal(parsePlan(plan));
      expect(await made(element)).to.deep.equal(parsePlan(plan));
    });

    it('is made from what is entered', async () => {
      const element = await setupWith();
      await enter(element, '#field-role', 'Backend engineer');
      await enter(element, '#field-level', 'senior', 'change');
      await enter(element, '#field-jobDescription', 'Go and Kafka');
      await enter(element, '#field-questions', 'What did you run?\n\n And why? ');
      await enter(element, '#field-questionCount', '3');
      await enter(element, '#field-timeLimitMs', '2.5');
      await enter(element, '#field-totalTimeMs', '20');
      inside<HTMLInputElement>(element, 'input[value="backend"]').click();
      inside(element, '#purpose-1').click();
      inside(element, '#answer-mode-1').click();
      inside(element, '#adaptive-1').click();
      inside(element, '#field-watched').click();
      inside(element, '#field-noGaze').click();
      await element.updateComplete;
      const plan = await made(element);
      expect(plan).to.deep.include({
        title: 'Backend engineer',
        role: 'Backend engineer',
        level: 'senior',
        jobDescription: 'Go and Kafka',
        questions: [{ text: 'What did you run?' }, { text: 'And why?' }],
        questionCount: 3,
        timeLimitMs: 150_000,
        totalTimeMs: 1_200_000,
        domains: ['backend'],
        purpose: 'practice',
        answerMode: 'typed',
        difficulty: { min: 1, max: 5, adaptive: true },
      });
      expect(plan.proctoring.enabled).to.equal(false);
      expect(plan.accommodations.noGaze).to.equal(true);
      expect('resume' in plan || 'totalTime' in plan).to.equal(false);
    });

    it('another plan begins anew', async () => {
      const element = await setupWith({ plan: PLAN });
      await enter(element, '#field-role', 'Nurse');
      element.plan = { role: 'Teacher' };
      await element.updateComplete;
      expect(valueOf(element, '#field-role')).to.equal('Teacher');
    });

    it('is what submit() gives, too', async () => {
      const element = await setupWith({ plan: PLAN });
      expect((await element.submit())?.domains).to.deep.equal(['backend']);
    });
  });

  describe('problems', () => {
    it('stand at their fields, by the words of the check, and the focus goes to the first', async () => {
      const element = await setupWith({ plan: { ...PLAN, timeLimitMs: 3000 } });
      await enter(element, '#field-questionCount', '0');
      const error = oneEvent(element, 'interview-error') as Promise<InterviewErrorEvent>;
      await refused(element);
      expect((await error).error.code).to.equal('plan/invalid');
      expect(all(element, '.field .problem')).to.deep.equal(['A whole number from 1 to 200.', 'At least 10 seconds, as minutes: 0.2 is 12 seconds.']);
      const field = inside(element, '#field-questionCount');
      // By name: the difference of two elements takes minutes to print.
      expect(active(element)?.id).to.equal(field.id);
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      expect(inside(element, `#${field.getAttribute('aria-describedby')}`).textContent).to.equal('A whole number from 1 to 200.');
      expect(textOf(element, '[role="alert"]')).to.equal('2 fields need a look');
    });

    it('lose nothing, and go as soon as their field is mended', async () => {
      const element = await setupWith({ plan: PLAN });
      await enter(element, '#field-jobDescription', 'Go, Kafka');
      await enter(element, '#field-questionCount', '-3');
      await refused(element);
      expect([valueOf(element, '#field-jobDescription'), valueOf(element, '#field-questionCount')]).to.deep.equal(['Go, Kafka', '-3']);
      await enter(element, '#field-questionCount', '3');
      expect(find(element, '.problem')).to.equal(null);
      expect((await made(element)).questionCount).to.equal(3);
    });

    it('without a source of questions, the sets are asked for; with a model a role is enough', async () => {
      const bare = await setupWith({ plan: { role: 'Nurse' } });
      await refused(bare);
      expect(all(bare, '.field .problem')).to.deep.equal(['Choose at least one set of questions, or write questions of your own.']);
      expect(active(bare)?.getAttribute('type')).to.equal('checkbox');
      await enter(bare, '#field-questions', 'Why nursing?');
      expect((await made(bare)).questions).to.have.length(1);
      const modelled = await setupWith({ plan: { role: 'Nurse' }, withModel: true });
      expect((await made(modelled)).role).to.equal('Nurse');
    });

    it('more questions than the sets have are refused before the interview, not in it', async () => {
      const element = await setupWith({ plan: { ...PLAN, questionCount: 150 } });
      await refused(element);
      expect(find(element, '[data-path="questionCount"][data-invalid]')).not.to.equal(null);
    });

    it('of a step that is not shown are told beside the button', async () => {
      const element = await setupWith({ plan: { ...PLAN, questionCount: 0 }, sections: 'job resume' });
      await refused(element);
      expect(textOf(element, '.problem-list')).to.equal('questionCount: must be at least 1');
    });

    it('each is a way to its field', async () => {
      const element = await setupWith({ plan: { ...PLAN, questionCount: 0, timeLimitMs: 1 } });
      await refused(element);
      await press(element, '.problem-list li:nth-child(2) button');
      expect(active(element)?.id).to.equal('field-timeLimitMs');
    });
  });

  describe('what is watched, and what follows', () => {
    const policy = (kind: string): string => `#field-proctoring-policy-${kind}-action`;
    const folded = (element: HTMLElement): HTMLDetailsElement => element.shadowRoot?.querySelector('.watching') as HTMLDetailsElement;

    it('is folded away, says what is usual, and takes another choice into the plan', async () => {
      const element = await setupWith({ plan: PLAN, sections: 'conditions' });
      expect(folded(element).open).to.equal(false);
      expect(textOf(element, `${policy('tab-hidden')} option`)).to.equal('As usual: The candidate is told');
      expect(textOf(element, `${policy('paste')} option`)).to.equal('As usual: A note is kept');
      expect((await made(element)).proctoring.policy).to.equal(undefined);
      await enter(element, policy('paste'), 'ignore', 'change');
      await enter(element, policy('tab-hidden'), 'end', 'change');
      await enter(element, '#field-proctoring-policy-tab-hidden-after', '3');
      await press(element, '#field-snapshots');
      await press(element, '#field-snapshotBlur');
      await enter(element, '#field-proctoring-snapshots-everyMs', '30');
      await press(element, '#field-readingPattern');
      const { proctoring } = await made(element);
      expect(proctoring.policy).to.deep.equal({ paste: { action: 'ignore' }, 'tab-hidden': { action: 'end', after: 3 } });
      expect(proctoring.snapshots).to.deep.include({ onIncidents: true, blurBackground: true, everyMs: 30_000 });
      expect([proctoring.readingPattern, proctoring.fullscreen]).to.deep.equal([true, false]);
      element.plan = element.value;
      await element.updateComplete;
      await enter(element, policy('paste'), '', 'change');
      expect((await made(element)).proctoring.policy).to.deep.equal({ 'tab-hidden': { action: 'end', after: 3 } });
    });

    it('unfolds for a problem, which stands at its field', async () => {
      const element = await setupWith({ plan: { ...PLAN, proctoring: { snapshots: { everyMs: 3000 }, policy: { 'tab-hidden': { action: 'end', after: 0 } } } }, sections: 'conditions' });
      await refused(element);
      expect(all(element, '.problem')).to.deep.equal(['10 seconds or more, or empty.', 'A whole number, 1 or more.']);
      expect(all(element, '.problem-list li')).to.have.members(['Left the tab: A whole number, 1 or more.', 'Also one every so many seconds: 10 seconds or more, or empty.']);
      expect(folded(element).open).to.equal(true);
      expect(active(element)?.id).to.equal('field-proctoring-snapshots-everyMs');
      await enter(element, '#field-proctoring-snapshots-everyMs', '');
      await enter(element, '#field-proctoring-policy-tab-hidden-after', '2');
      expect(all(element, '.problem')).to.deep.equal([]);
      expect((await made(element)).proctoring.policy).to.deep.equal({ 'tab-hidden': { action: 'end', after: 2 } });
    });

    it('says what an accommodation excuses from, and keeps what was chosen', async () => {
      const element = await setupWith({ plan: { ...PLAN, proctoring: { policy: { 'head-turned': { action: 'note' } } } }, sections: 'conditions' });
      await press(element, '#field-noGaze');
      const head = inside<HTMLSelectElement>(element, policy('head-turned'));
      expect([head.disabled, textOf(element, `#${head.getAttribute('aria-describedby')}`)]).to.deep.equal([true, 'Not looked for: excused by an accommodation.']);
      expect(inside<HTMLSelectElement>(element, policy('face-missing')).disabled).to.equal(false);
      await press(element, '#field-noCamera');
      expect(inside<HTMLSelectElement>(element, policy('face-missing')).disabled).to.equal(true);
      expect(inside<HTMLSelectElement>(element, policy('paste')).disabled).to.equal(false);
      expect((await made(element)).proctoring.policy).to.deep.equal({ 'head-turned': { action: 'note' } });
    });
  });

  describe('the steps', () => {
    it('are those that the host wants, in their order', async () => {
      const element = await setupWith({ sections: 'resume job' });
      expect(all(element, '.step h3')).to.deep.equal(['The job', 'The resume']);
    });

    it('an unknown one is told, and the others are shown', async () => {
      const element = await setupWith({ sections: 'job' });
      const error = oneEvent(element, 'interview-error') as Promise<InterviewErrorEvent>;
      element.sections = 'job colour';
      expect((await error).error.code).to.equal('attribute/invalid');
      await element.updateComplete;
      expect(all(element, '.step h3')).to.deep.equal(['The job']);
    });

    it('topics are asked for where a model makes the questions', async () => {
      const element = await setupWith({ withModel: true });
      const input = inside<HTMLInputElement>(element, '#field-topics');
      input.focus();
      await sendKeys({ type: 'Kafka, PostgreSQL,kafka' });
      await sendKeys({ press: 'Enter' });
      await element.updateComplete;
      expect(all(element, '#field-topics-chips li bdi')).to.deep.equal(['Kafka', 'PostgreSQL']);
      expect(element.value.topics).to.deep.equal(['Kafka', 'PostgreSQL']);
      expect(find(await setupWith(), '#field-topics')).to.equal(null);
    });

    it('sets that fit the job are marked', async () => {
      const element = await setupWith({ plan: { role: 'Support agent' } });
      expect(all(element, '.bank').filter((name) => name.includes('fits the job'))).to.deep.equal(['Customer support fits the job']);
    });
  });

  describe('the profile', () => {
    const withResume = () => setupWith({ plan: { ...PLAN, jobDescription: GOOD_JOB, resume: RESUME } });
    const chips = (element: Awaited<ReturnType<typeof setupWith>>) => all(element, '#field-profile-skills-chips li bdi');

    it('is what was read of a pasted text, too', async () => {
      const element = await setupWith();
      await enter(element, '#field-resume', RESUME);
      await waitUntil(() => find(element, '[part="profile"]'), 'there is no profile', { timeout: 5000 });
      expect([valueOf(element, '#field-contact-name'), valueOf(element, '#field-contact-email')]).to.deep.equal(['Mirela Osterhoudt', 'mirela.osterhoudt@example.com']);
      expect(chips(element)).to.include.members(['Go', 'PostgreSQL', 'Kafka']);
      expect(valueOf(element, '#jobs-0-organisation')).to.equal('Quillmark Payments');
      expect(valueOf(element, '#studies-0-institution')).to.equal('Westmere Institute of Technology');
      // The field that is being typed into stays open.
      expect(inside<HTMLDetailsElement>(element, 'details').open).to.equal(true);
    });

    it('what is corrected is what is matched, and stands above the text in the plan', async () => {
      const element = await withResume();
      expect(textOf(element, '.readiness strong')).to.equal('95');
      await enter(element, '#field-profile-skills', 'Kubernetes', 'change');
      expect(textOf(element, '.readiness strong')).to.equal('100');
      expect(textOf(element, '.sides')).to.contain('Nothing is missing.');
      await enter(element, '#jobs-0-title', 'Principal Engineer');
      const { resume = '' } = await made(element);
      expect(resume).to.match(/^Corrected by hand\./);
      expect(resume).to.match(/\nSkill: Kubernetes\n/);
      expect(resume).to.contain('\nJob: Principal Engineer | Quillmark Payments | 2021-03 | present\n');
      expect(resume.endsWith(RESUME)).to.equal(true);
    });

    it('uncorrected, the plan has the very text', async () => {
      const element = await withResume();
      expect((await made(element)).resume).to.equal(RESUME);
    });

    it('name and contact are for the host, and no part of the plan', async () => {
      const element = await withResume();
      await enter(element, '#field-contact-email', 'new@example.com');
      const event = oneEvent(element, 'interview-plan') as Promise<InterviewPlanEvent>;
      await press(element, '[data-action="submit"]');
      const { plan, candidate } = await event;
      expect(candidate?.contact).to.deep.equal({ name: 'Mirela Osterhoudt', email: 'new@example.com', phone: '+1 555 0142' });
      expect(JSON.stringify(plan)).not.to.contain('new@example.com');
    });

    it('corrections come back with their plan, and can be undone', async () => {
      const first = await withResume();
      await press(first, '#field-profile-skills-chips li button');
      const { resume } = await made(first);
      const again = await setupWith({ plan: { ...PLAN, resume: resume ?? '' } });
      expect(chips(again)).to.deep.equal(chips(first));
      expect(valueOf(again, '#field-resume')).to.equal(RESUME);
      await press(again, '[data-action="uncorrect"]');
      expect(chips(again)).to.have.length(6);
      expect(again.value.resume).to.equal(RESUME);
    });

    it('years, jobs and schools can be added, changed and removed', async () => {
      const element = await withResume();
      await press(element, '#jobs-add');
      expect(active(element)?.id).to.equal('jobs-3-title');
      await enter(element, '#jobs-3-title', 'Intern');
      await enter(element, '#jobs-3-from', '2010-01');
      await enter(element, '#jobs-3-to', '2010-12');
      const years = Number(valueOf(element, '#field-years'));
      await press(element, '#jobs-3-remove');
      expect(Number(valueOf(element, '#field-years'))).to.be.lessThan(years);
      await enter(element, '#field-years', '', 'change');
      await press(element, '#studies-0-remove');
      expect(active(element)?.id).to.equal('studies-add');
      expect(textOf(element, '.chips[data-side="missing"]')).to.contain('5 years of experience').and.to.contain('Bachelor’s degree');
    });

    it('removing by keyboard leaves the focus at the next, and at the field after the last', async () => {
      const element = await withResume();
      inside(element, '#field-profile-languages-chips li button').focus();
      await sendKeys({ press: 'Enter' });
      await nextFrame();
      expect(active(element)?.getAttribute('aria-label')).to.equal('Remove Spanish');
      await sendKeys({ press: 'Enter' });
      await nextFrame();
      expect(active(element)?.id).to.equal('field-profile-languages');
    });

    it('the match says what it rests on, and follows the job', async () => {
      const element = await withResume();
      expect(all(element, '.chips[data-side="missing"] bdi')).to.deep.equal(['Kubernetes']);
      expect(all(element, '[part="match"] tbody tr').join('\n')).to.match(/^Kafka required ([\d.]+) of \1 Kafka$/m).and.to.match(/^Kubernetes welcome 0 of [\d.]+ none$/m);
      await enter(element, '#field-jobDescription', 'You must know COBOL.');
      await enter(element, '#field-jobDescription', 'You must have 20 years of experience and know SQL.');
      await waitUntil(() => textOf(element, '.readiness strong') !== '95', 'the match stays', { timeout: 5000 });
      await enter(element, '#field-jobDescription', '');
      await waitUntil(() => textOf(element, '[part="match"]').includes('Add a job description'), 'the match stays', { timeout: 5000 });
    });
  });

  describe('its words', () => {
    it('say where a file goes, and are those of the host where it has its own', async () => {
      const element = await setupWith({ sections: 'resume' });
      expect(textOf(element, '.kinds')).to.contain('read on this computer');
      expect(textOf(element, '.stays')).to.contain('not uploaded');
      element.strings = { setupSubmit: 'Los' };
      await element.updateComplete;
      expect(textOf(element, '[data-action="submit"]')).to.equal('Los');
    });

    it('in practice the resume is one’s own', async () => {
      const element = await setupWith({ plan: { purpose: 'practice' } });
      expect(textOf(element, '#step-resume')).to.equal('Your resume');
    });
  });

  it('fits a window 320 px wide, with all that it can show', async () => {
    await setViewport({ width: 320, height: 640 });
    try {
      const element = await setupWith({ withModel: true, plan: { ...PLAN, jobDescription: GOOD_JOB, resume: RESUME, topics: ['A topic with quite a long name, longer than the window is wide'], proctoring: WATCHED } });
      for (const details of element.renderRoot.querySelectorAll('details')) details.open = true;
      await element.updateComplete;
      const { scrollWidth, clientWidth } = document.documentElement;
      expect(scrollWidth).to.be.at.most(clientWidth);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('every field, button and file can be come to by keyboard, in the order of the page', async () => {
    const element = await setupWith({ sections: 'resume', plan: { ...PLAN, jobDescription: GOOD_JOB } });
    const seen: string[] = [];
    element.renderRoot.querySelector<HTMLElement>('input')?.focus();
    for (let press = 0; press < 4; press++) {
      const at = active(element);
      seen.push(at instanceof HTMLInputElement ? at.type : (at?.tagName.toLowerCase() ?? 'nowhere'));
      await sendKeys({ press: 'Tab' });
    }
    expect(seen).to.deep.equal(['file', 'summary', 'textarea', 'button']);
  });

  it('keeps what was entered when it is moved on the page', async () => {
    const element = await setupWith({ readers: READERS });
    await enter(element, '#field-role', 'Nurse');
    await give(element, text('Skills\nTriage'));
    const home = document.createElement('div');
    document.body.append(home);
    home.append(element);
    await aTimeout(0);
    await element.updateComplete;
    expect([valueOf(element, '#field-role'), element.value.resume]).to.deep.equal(['Nurse', 'Skills\nTriage']);
    home.remove();
  });
});
