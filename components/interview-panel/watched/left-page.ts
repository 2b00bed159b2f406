import { html, nothing, type TemplateResult } from 'lit';
import type { Departure } from '../../../src/utils/departures.js';
import { withOwnDigits } from '../../internal/format.js';
import type { Translate } from '../../internal/translate.js';
import { ledgerOf, type Declared, type LedgerLine } from './ledger.js';

/** Where something may go and what has gone there. "Nothing" only where no part can send anything and nothing was sent. */
export function leftPage(declared: Declared, departures: readonly Departure[], language: string, text: Translate): TemplateResult {
  const lines = ledgerOf(declared, departures);
  const { silent } = declared;
  const sendsSound = lines.some(({ contents }) => contents.includes('sound'));
  return html`<section>
    <h3>${text('panelLeftPage')}</h3>
    ${lines.length > 0 ? html`<ul class="left">${lines.map((line) => lineOf(line, language, text))}</ul>` : nothing}
    ${silent.length > 0 ? html`<p>${text('leftUncertain', silent.join(text('comma')))}</p>` : html`<p>${text(lines.length > 0 ? 'leftElse' : 'leftNothing')}</p>`}
    ${sendsSound ? html`<p>${text('leftType')}</p>` : nothing}
    <p class="over">${text('leftAround')}</p>
  </section>`;
}

function lineOf({ host, contents, sent }: LedgerLine, language: string, text: Translate): TemplateResult {
  return html`<li>
    <strong>${host === 'browser' ? text('leftBrowser') : host === '?' ? text('leftElsewhere') : html`<bdi>${host}</bdi>`}</strong>
    ${contents.length > 0 ? contents.map((content) => html`<span>${text(`leaves ${content}`)}</span>`) : html`<span>${text('leftOther')}</span>`}
    <span class="over number">${sent ? html`${text('leftTimes', sent.times)}${text('comma')}${sizeOf(sent, language, text)}` : text('leftNotYet')}</span>
  </li>`;
}

function sizeOf({ bytes, isPartial }: Departure, language: string, text: Translate): string {
  if (bytes === 0 && isPartial) return text('leftUncounted');
  const size = inBytes(bytes, language);
  return isPartial ? text('leftMore', size) : size;
}

/** `860 byte`, `12 kB`, `1.3 MB`, as the language writes it. */
function inBytes(bytes: number, language: string): string {
  const [value, unit] = bytes < 1000 ? [bytes, 'byte'] : bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(withOwnDigits(language), { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
