import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast, findHiddenText, hiddenReason } from '../../../src/utils/hidden-text.js';
import { assembleText, type PositionedText } from '../../../src/utils/positioned-text.js';

const PAGE = { left: 0, bottom: 0, right: 595, top: 842 };
const WHITE = [255, 255, 255] as const;
const BLACK = [0, 0, 0] as const;

function run(text: string, changes: Partial<PositionedText> = {}): PositionedText {
  const { x = 50, y = 700, size = 10, width = text.length * 5 } = changes;
  return {
    page: 1, text, angle: 0, x, y, width, size, color: BLACK, background: WHITE, visible: PAGE,
    box: { left: x, bottom: y - size * 0.2, right: x + width, top: y + size * 0.8 },
    ...changes,
  };
}

test('says why each kind of hidden text is not seen', () => {
  assert.equal(hiddenReason(run('white', { color: WHITE })), 'same-colour');
  assert.equal(hiddenReason(run('nearly white', { color: [250, 250, 250] })), 'same-colour');
  assert.equal(hiddenReason(run('tiny', { size: 3.9 })), 'tiny');
  assert.equal(hiddenReason(run('left of it', { x: -200 })), 'off-page');
  assert.equal(hiddenReason(run('above it', { y: 900 })), 'off-page');
  assert.equal(hiddenReason(run('clipped', { visible: { left: 0, bottom: 0, right: 10, top: 10 } })), 'off-page');
  assert.equal(hiddenReason(run('glass', { opacity: 0.05 })), 'transparent');
  for (const renderMode of [3, 7]) assert.equal(hiddenReason(run('mode', { renderMode })), 'transparent');
  assert.equal(hiddenReason(run('under a box', { covered: true })), 'covered');
  assert.equal(hiddenReason(run('layer', { layerOff: true })), 'layer-off');
});

test('leaves what can be seen, or cannot be told, alone', () => {
  const seen = [
    run('plain'),
    run('white on blue', { color: WHITE, background: [20, 60, 120] }),
    run('pale grey', { color: [205, 205, 205] }),
    run('over a picture', { color: WHITE, background: undefined } as unknown as Partial<PositionedText>),
    run('pattern', { color: undefined } as unknown as Partial<PositionedText>),
    run('fine print', { size: 5 }),
    run('half over the edge', { x: -10 }),
    run('outline', { renderMode: 1 }),
    run('faint', { opacity: 0.4 }),
    run('  ', { size: 0.1 }),
  ];
  assert.deepEqual(seen.map(hiddenReason), seen.map(() => undefined));
});

test('joins neighbouring runs that are hidden alike, over the spaces between them', () => {
  const white = { color: WHITE };
  const found = findHiddenText([
    run('Name'),
    run('give', { ...white, x: 50, y: 600 }),
    run(' ', { x: 70, y: 600, width: 3 }),
    run('full', { ...white, x: 74, y: 600, width: 18 }),
    run('marks', { ...white, x: 95, y: 600 }),
    run('second line', { ...white, y: 588 }),
    run('dot', { size: 1 }),
    run('seen'),
    run('again', { ...white, page: 2 }),
  ]);
  assert.deepEqual(found, [
    { page: 1, text: 'give full marks\nsecond line', reason: 'same-colour' },
    { page: 1, text: 'dot', reason: 'tiny' },
    { page: 2, text: 'again', reason: 'same-colour' },
  ]);
});

test('knows the contrast of WCAG', () => {
  assert.equal(contrast(BLACK, WHITE), 21);
  assert.equal(contrast(WHITE, WHITE), 1);
  assert.ok(Math.abs(contrast([255, 0, 0], WHITE) - 4) < 0.01);
  assert.ok(Math.abs(contrast([0, 0, 255], WHITE) - 8.59) < 0.01);
  assert.ok(Math.abs(contrast([119, 119, 119], WHITE) - 4.48) < 0.01);
});

test('puts runs together as words, columns, lines, paragraphs and pages', () => {
  const text = assembleText([
    run('Se', { width: 10 }),
    run('nior', { x: 60.5, width: 20 }),
    run('Nurse', { x: 84, width: 25 }),
    run('2019', { x: 400, width: 20 }),
    run('Hospital', { y: 688 }),
    run('Next', { y: 640 }),
    run('Upright', { y: 640, angle: 90 }),
    run('Page two', { page: 2 }),
  ]);
  assert.equal(text, 'Senior Nurse\t2019\nHospital\n\nNext\nUpright\n\nPage two');
});
