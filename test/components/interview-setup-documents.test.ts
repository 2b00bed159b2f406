import { oneEvent, waitUntil } from '@open-wc/testing';
import type { InterviewErrorEvent } from '../../components/events/interview-error.js';
import type { InterviewSetup } from '../../components/interview-setup/interview-setup.js';
import { plainTextDocumentReader } from '../../src/adapters/plain-text/index.js';
import { DocumentError, type DocumentReason } from '../../src/errors/index.js';
import type { DocumentReader } from '../../src/spec/index.js';
import { setDefaultAssetsUrl } from '../../src/utils/assets-url.js';
import { where } from '../helpers/browser-cases.js';
import { ASSETS, documentTruth, fixtureDocument } from '../helpers/document-fixtures.js';
import { docx } from '../helpers/docx-file.js';
import { holdEngine } from '../helpers/held-engine.js';
import { line, pdf } from '../helpers/pdf-file.js';
import { all, choose, enter, expect, fileOf, find, give, inside, made, press, settled, setupWith, step, text, textOf, valueOf, type Zone } from '../helpers/setup.js';

const truth = await documentTruth();
const withFixtures = where(truth !== undefined, 'no fixtures');
if (truth) await holdEngine(`${ASSETS}ocr-engine.wasm`);
const fixtureFile = async (name: string): Promise<File> => fileOf(await fixtureDocument(name), name);

const scripted = (read: DocumentReader['read']): DocumentReader => ({ specificationVersion: 'v1', provider: 'scripted', accepts: () => true, read });
const refusing = (reason: DocumentReason): DocumentReader => scripted(() => Promise.reject(new DocumentError(reason)));
const endless = scripted((_, { signal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })));
const reading = (words: string): DocumentReader => scripted(() => Promise.resolve({ text: words, pages: 1, hidden: [], warnings: [] }));

const chips = (element: InterviewSetup): string[] => all(element, '#field-profile-skills-chips li bdi').map((name) => name.toLowerCase());
const note = (element: InterviewSetup, zone: Zone = 'resume'): string => textOf(element, `[data-zone="${zone}"] .note`);
const said = (element: InterviewSetup): string => `${textOf(element, '[role="status"]')} ${textOf(element, '[role="alert"]')}`;
const drag = (element: InterviewSetup, selector: string, type: string, data: DataTransfer): DragEvent => {
  const event = new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer: data });
  inside(element, selector).dispatchEvent(event);
  return event;
};
const holding = (...files: File[]): DataTransfer => {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
};

describe('<interview-setup> and documents', function () {
  this.timeout(90_000);
  before(() => setDefaultAssetsUrl(ASSETS));

  describe('the fixtures, by the embedded readers', () => {
    for (const name of ['resume-1page.pdf', 'resume-3pages.pdf', 'resume.docx']) {
      withFixtures(`${name} becomes its profile`, async () => {
        const expected = truth?.[name];
        if (!expected) throw new Error(`${name} has no truth.`);
        const element = await setupWith({ sections: 'resume' });
        expect(await give(element, await fixtureFile(name))).to.equal('read');
        expect(['name', 'email', 'phone'].map((key) => valueOf(element, `#field-contact-${key}`))).to.deep.equal([expected.name, expected.email, expected.phone]);
        expect(expected.titles.map((_, index) => [valueOf(element, `#jobs-${index}-title`), valueOf(element, `#jobs-${index}-organisation`)])).to.deep.equal(expected.titles.map((title, index) => [title, expected.employers[index]]));
        expect(expected.schools.map((_, index) => valueOf(element, `#studies-${index}-institution`))).to.deep.equal(expected.schools);
        expect(chips(element)).to.include.members(expected.skills.map((skill) => skill.toLowerCase()));
        expect(textOf(element, '.became')).to.contain(`${name} was read`);
        expect(said(element)).to.contain('The resume was read:');
        const { hiddenInjection } = expected;
        const resume = element.value.resume ?? '';
        expect(find(element, '[part="hidden-text"]') !== null).to.equal(hiddenInjection !== null);
        if (hiddenInjection) {
          expect(textOf(element, '[part="hidden-text"] blockquote')).to.equal(hiddenInjection);
          expect(textOf(element, '[part="hidden-text"] li')).to.contain(`Page ${expected.injectionPage}, too small to be read`);
          expect(textOf(element, '[part="hidden-text"]')).to.contain('It was left out').and.to.contain('not a verdict');
          expect(resume).not.to.contain(hiddenInjection);
        }
        expect(resume).to.contain(expected.name);
        await expect(element).to.be.accessible();
      });
    }

    withFixtures('resume-corrupt.pdf is refused, with what to do', async () => {
      const element = await setupWith({ sections: 'resume' });
      const error = oneEvent(element, 'interview-error') as Promise<InterviewErrorEvent>;
      expect(await give(element, await fixtureFile('resume-corrupt.pdf'))).to.equal('refused');
      expect((await error).error.code).to.equal('document/corrupt');
      expect(note(element)).to.contain('resume-corrupt.pdf was not read').and.to.contain('damaged').and.to.contain('Export the document again');
      await expect(element).to.be.accessible();
    });

    withFixtures('resume-scan.pdf is a picture, and its words are read on a press', async () => {
      const expected = truth?.['resume-scan.pdf'];
      if (!expected) throw new Error('It has no truth.');
      const element = await setupWith({ sections: 'resume' });
      expect(await give(element, await fixtureFile('resume-scan.pdf'))).to.equal('image-only');
      expect(note(element)).to.contain('This is a picture of text').and.to.contain('on this computer');
      await expect(element).to.be.accessible();
      inside(element, '[data-action="read-picture"]').focus();
      await press(element, '[data-action="read-picture"]');
      expect([step(element), textOf(element, '.became')]).to.deep.equal(['reading', 'Reading the words out of the picture. It can take half a minute a page. Cancel']);
      // The button is gone; whoever works by keyboard is still at the field.
      await waitUntil(() => element.shadowRoot?.activeElement !== null, 'the focus is lost');
      await settled(element);
      expect(step(element)).to.equal('read');
      expect(valueOf(element, '#field-contact-name')).to.equal(expected.name);
      expect(valueOf(element, '#jobs-0-organisation')).to.equal(expected.employers[0]);
      expect(chips(element)).to.include.members(expected.skills.map((skill) => skill.toLowerCase()));
      expect(textOf(element, '.notes')).to.contain('read out of a picture');
      expect(textOf(element, '.became')).to.match(/8\d|9\d % sure of its letters/);
    });

    for (const name of ['id-card.png', 'id-card-bad-check-digit.png']) {
      withFixtures(`${name} is a picture, too`, async () => {
        const element = await setupWith({ sections: 'resume' });
        expect(await give(element, await fixtureFile(name))).to.equal('image-only');
        await press(element, '[data-action="read-picture"]');
        await settled(element);
        expect(step(element)).to.equal('read');
        expect(element.value.resume).to.match(/SPECIMEN|UTO/);
      });
    }

    withFixtures('a job description comes from a file as well', async () => {
      const element = await setupWith({ sections: 'job resume' });
      await give(element, await fixtureFile('resume-1page.pdf'));
      expect(await give(element, pdf([{ content: line('You must know Kafka and Kubernetes.', 700) }]), 'job')).to.equal('read');
      expect(valueOf(element, '#field-jobDescription')).to.equal('You must know Kafka and Kubernetes.');
      expect(textOf(element, '.readiness strong')).to.equal('50');
      expect(all(element, '.chips[data-side="missing"] bdi')).to.deep.equal(['Kubernetes']);
      expect(said(element)).to.contain('Readiness 50 of 100, 1 missing.');
    });
  });

  it('without text recognition beside the assets, a scan is told as such, and a text can be pasted', async () => {
    const element = await setupWith({ sections: 'resume', readers: [refusing('image-only')], pictureReaders: [] });
    expect(await give(element, pdf([{ content: '' }]))).to.equal('image-only');
    expect(note(element)).to.contain('reading pictures is not set up here');
    expect(find(element, '[data-action="read-picture"]')).to.equal(null);
    element.pictureReaders = undefined;
    element.assetsUrl = '/nowhere/';
    expect(await give(element, pdf([{ content: '' }]))).to.equal('image-only');
    expect(find(element, '[data-action="read-picture"]')).to.equal(null);
  });

  it('text recognition that does not come is told, and can be tried again', async () => {
    let asked = 0;
    const { AssetError } = await import('../../src/errors/index.js');
    const recogniser = scripted(() => (++asked === 1 ? Promise.reject(new AssetError('missing', 'ocr-engine.wasm', { part: 'ocr' })) : Promise.resolve({ text: 'Skills\nTriage', pages: 1, hidden: [], warnings: ['recognised'], confidence: 0.8 })));
    const element = await setupWith({ sections: 'resume', readers: [refusing('image-only')], pictureReaders: [recogniser] });
    await give(element, pdf([{ content: '' }]));
    await press(element, '[data-action="read-picture"]');
    await settled(element);
    expect(note(element)).to.contain('ocr-engine.wasm was not found').and.to.contain('--ocr');
    await press(element, '[data-action="read-picture"]');
    await settled(element);
    expect(element.value.resume).to.equal('Skills\nTriage');
  });

  const REASONS: Readonly<Record<Exclude<DocumentReason, 'image-only'>, RegExp>> = {
    unsupported: /cannot be read.*PDF, a DOCX or a plain text/,
    corrupt: /damaged.*Export/,
    encrypted: /password.*without a password/,
    'too-large': /larger.*10 MB/,
    'too-many-pages': /more pages.*30 pages/,
    timeout: /too long.*simpler/,
  };
  for (const [reason, words] of Object.entries(REASONS)) {
    it(`refuses what is ${reason} in words, with what to do, and leaves what was there`, async () => {
      const element = await setupWith({ sections: 'job resume', readers: [refusing(reason as DocumentReason)] });
      await enter(element, '#field-resume', 'Skills\nTriage');
      expect(await give(element, text('x', 'cv.pdf'))).to.equal('refused');
      expect(note(element)).to.match(words).and.to.contain('cv.pdf was not read').and.to.contain('What was there before is still there.');
      expect(textOf(element, '[role="alert"]')).to.match(words);
      expect(element.value.resume).to.equal('Skills\nTriage');
    });
  }

  it('what a host’s own reader throws is a damaged file', async () => {
    const element = await setupWith({ sections: 'resume', readers: [scripted(() => Promise.reject(new TypeError('secret')))] });
    expect(await give(element, text('x'))).to.equal('refused');
    expect(note(element)).to.contain('damaged').and.not.to.contain('secret');
  });

  it('true files end as they should: DOCX, text, empty, password, too large, none of these', async () => {
    const element = await setupWith({ sections: 'resume' });
    expect(await give(element, docx('<w:p><w:r><w:t>Skills</w:t></w:r></w:p><w:p><w:r><w:t>Triage</w:t></w:r></w:p>'))).to.equal('read');
    expect(chips(element)).to.deep.equal(['triage']);
    const bad: readonly (readonly [File, RegExp])[] = [
      [text(''), /damaged/],
      [pdf([{ content: line('Seen', 700) }], { encrypted: true }), /password/],
      [fileOf(new Blob([new Uint8Array(11_000_000)]), 'large.pdf'), /larger/],
      [fileOf(new Blob(['GIF89a\0\0']), 'resume.pdf'), /kind of file/],
    ];
    for (const [file, words] of bad) {
      expect(await give(element, file)).to.equal('refused');
      expect(note(element)).to.match(words);
      expect(chips(element)).to.deep.equal(['triage']);
    }
  });

  it('reading can be cancelled; what was there before is there again', async () => {
    const element = await setupWith({ sections: 'resume', readers: [plainTextDocumentReader()] });
    await give(element, text('Skills\nTriage', 'first.txt'));
    await enter(element, '#field-resume', 'Skills\nTriage, rostering');
    element.readers = [endless];
    choose(element, 'resume', text('x', 'second.txt'));
    await element.updateComplete;
    expect([step(element), textOf(element, '.became')]).to.deep.equal(['reading', 'Reading second.txt… Cancel']);
    await expect(element).to.be.accessible();
    inside(element, '.became button').focus();
    await press(element, '.became button');
    expect(step(element)).to.equal('read');
    expect(textOf(element, '.became')).to.contain('first.txt');
    expect(element.value.resume).to.equal('Skills\nTriage, rostering');
    expect(element.shadowRoot?.activeElement?.getAttribute('type')).to.equal('file');
  });

  it('the newest file wins', async () => {
    const readers = [endless];
    const element = await setupWith({ sections: 'resume', readers });
    choose(element, 'resume', text('x', 'slow.txt'));
    await element.updateComplete;
    element.readers = [plainTextDocumentReader()];
    expect(await give(element, text('Skills\nTriage', 'fast.txt'))).to.equal('read');
    expect(textOf(element, '.became')).to.contain('fast.txt');
  });

  it('nothing is read any more once the element is gone', async () => {
    let signalOfReading: AbortSignal | undefined;
    const watching = scripted((file, { signal }) => {
      signalOfReading = signal;
      return endless.read(file, { signal });
    });
    const element = await setupWith({ sections: 'resume', readers: [watching] });
    choose(element, 'resume', text('x'));
    await waitUntil(() => signalOfReading, 'it never began');
    element.remove();
    expect(signalOfReading?.aborted).to.equal(true);
  });

  it('what a file takes the place of can be taken back', async () => {
    const element = await setupWith({ sections: 'resume', readers: [reading('Skills\nTriage')], plan: { resume: 'Skills\nKafka', domains: ['backend'] } });
    await press(element, '#field-profile-skills-chips li button');
    expect(chips(element)).to.deep.equal([]);
    await give(element, text('x'));
    expect(chips(element)).to.deep.equal(['triage']);
    await press(element, '.became .quiet');
    expect(chips(element)).to.deep.equal([]);
    expect(valueOf(element, '#field-resume')).to.equal('Skills\nKafka');
    expect((await made(element)).resume).to.contain('Skill: none');
  });

  describe('dropping', () => {
    const FILE = (): File => text('Skills\nTriage', 'dropped.txt');

    it('a file on its field has it read, and shows where it goes', async () => {
      const element = await setupWith({ readers: [plainTextDocumentReader()] });
      const over = drag(element, '[data-zone="resume"] label', 'dragover', holding(FILE()));
      await element.updateComplete;
      expect([over.defaultPrevented, find(element, '[data-zone="resume"][data-over]') !== null]).to.deep.equal([true, true]);
      expect(textOf(element, '[data-zone="resume"] .drop')).to.equal('Let go to have it read');
      drag(element, '[data-zone="resume"] label', 'drop', holding(FILE()));
      await settled(element);
      expect([step(element), element.value.resume]).to.deep.equal(['read', 'Skills\nTriage']);
      expect(find(element, '[data-over]')).to.equal(null);
    });

    it('a file beside its field does not take the page away, and is not taken', async () => {
      const element = await setupWith({ readers: [plainTextDocumentReader()] });
      for (const type of ['dragover', 'drop']) expect(drag(element, '[data-section="questions"]', type, holding(FILE())).defaultPrevented).to.equal(true);
      await element.updateComplete;
      expect(step(element)).to.equal('idle');
    });

    it('of several files the first is taken, and it is said', async () => {
      const element = await setupWith({ readers: [plainTextDocumentReader()] });
      drag(element, '[data-zone="resume"] label', 'drop', holding(FILE(), text('Skills\nKafka', 'other.txt')));
      await settled(element);
      expect(element.value.resume).to.equal('Skills\nTriage');
      expect(said(element)).to.contain('only the first was taken');
      expect(textOf(element, '[data-zone="resume"]')).to.contain('only the first was taken');
    });

    it('words are taken as text; words that are dragged into a field are left to the browser', async () => {
      const element = await setupWith({ sections: 'job' });
      const words = new DataTransfer();
      words.setData('text/plain', 'You must know Go.');
      drag(element, '[data-zone="job"] label', 'drop', words);
      await element.updateComplete;
      expect(valueOf(element, '#field-jobDescription')).to.equal('You must know Go.');
      expect(drag(element, '#field-jobDescription', 'drop', words).defaultPrevented).to.equal(false);
    });

    it('leaving the field leaves no trace', async () => {
      const element = await setupWith();
      drag(element, '[data-zone="resume"] label', 'dragover', holding(FILE()));
      await element.updateComplete;
      element.dispatchEvent(new DragEvent('dragleave', { relatedTarget: document.body }));
      await element.updateComplete;
      expect(find(element, '[data-over]')).to.equal(null);
    });
  });
});
