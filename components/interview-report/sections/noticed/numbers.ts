import { html, nothing, type TemplateResult } from 'lit';
import { degrees, whyOf } from '../../../../src/record/exports/evidence-words.js';
import type { SayReport } from '../../../../src/record/exports/report-words.js';
import type { Incident } from '../../../../src/spec/index.js';
import { duration, milliseconds, percent } from '../../../internal/format.js';
import type { ReportView } from '../../report-view.js';

/** Names that have words; others stand there as the rule has them. */
const MEASURED = [
  'durationMs',
  'yaw',
  'pitch',
  'gazeYaw',
  'faceLost',
  'faces',
  'share',
  'agreement',
  'score',
  'voices',
  'semitones',
  'quietestDecibels',
  'luma',
  'contrast',
  'silentMs',
  'stillMs',
  'length',
  'screens',
  'edgeDegrees',
  'seen',
  'samples',
  'times',
  'lines',
  'moved',
  'why',
  'difference',
  'frozen',
  'pictures',
  'name',
] as const;
const THRESHOLDS = [
  'enterDegrees',
  'exitDegrees',
  'guardDegrees',
  'leastDegrees',
  'mostDegrees',
  'dwellMs',
  'exitMs',
  'windowMs',
  'enterShare',
  'exitShare',
  'agreementShare',
  'turnedAwayDegrees',
  'turnedAwayMs',
  'mutedMs',
  'silentMs',
  'enterDecibels',
  'exitDecibels',
  'semitones',
  'enterScore',
  'leastScore',
  'windowSamples',
  'enterSamples',
] as const;

const ANGLES: readonly string[] = ['yaw', 'pitch', 'gazeYaw'];
const SHARES: readonly string[] = ['share', 'agreement', 'score'];

/** The numbers behind an incident, and the rule with the thresholds that made it one. */
export function numberList({ rule, confidence, evidence }: Incident, view: ReportView): TemplateResult {
  const { text, language } = view;
  const measured = Object.entries(evidence).filter(([, value]) => value !== false);
  const thresholds = Object.entries(rule.thresholds);
  return html`<div class="numbers">
    <p class="over label">${text('reviewMeasured')}</p>
    <dl class="pairs measured">
      ${measured.map(([name, value]) => {
        const known = MEASURED.find((each) => each === name);
        return row(known ? text(`measured ${known}`) : html`<code>${name}</code>`, valueOf(name, value, view));
      })}
      ${row(text('reviewConfidence'), percent(confidence, language))}
    </dl>
    <p class="over label">${text('reviewRule')} <code>${rule.id} ${rule.version}</code></p>
    ${thresholds.length > 0
      ? html`<dl class="pairs measured">
          ${thresholds.map(([name, value]) => {
            const known = THRESHOLDS.find((each) => each === name);
            return row(known ? text(`threshold ${known}`) : html`<code>${name}</code>`, valueOf(name, value, view));
          })}
        </dl>`
      : nothing}
  </div>`;
}

function row(label: string | TemplateResult, value: string): TemplateResult {
  return html`<div><dt>${label}</dt> <dd class="number"><bdi>${value}</bdi></dd></div> `;
}

/** With its unit, which the end of the name tells. */
function valueOf(name: string, value: Incident['evidence'][string], { language, text }: ReportView): string {
  if (value === true) return '✓';
  if (name === 'why' || name === 'code') return whyOf(String(value), text as SayReport) ?? String(value);
  if (Array.isArray(value)) return value.map((each) => numberOf(each, language)).join(text('comma'));
  if (typeof value !== 'number') return String(value);
  if (ANGLES.includes(name) || name.endsWith('Degrees')) return degrees(value, language);
  if (name.endsWith('Ms')) return value < 1000 ? milliseconds(value, language) : duration(value, language);
  if (SHARES.includes(name) || name.endsWith('Share') || name.endsWith('Score')) return percent(value, language);
  if (name.endsWith('Decibels')) return `${numberOf(value, language)}\u00a0dB`;
  return numberOf(value, language);
}

function numberOf(value: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
}
