import { css } from 'lit';

/** The report on paper: dark on white whatever the screen is, nothing folded away, nothing to press. */
export const printStyles = css`
  @media print {
    :host {
      color-scheme: light;
      --_surface: #fff;
      --_surface-2: #fff;
      --_surface-3: #f1f0ec;
      --_text: #1a1b1e;
      --_text-2: #55575e;
      --_line: #d5d4ce;
      --_line-strong: #8e8f94;
      --_good: #1d7a4c;
      --_caution: #8a5806;
      --_caution-soft: #fbf2df;
      --_critical: #b3261e;
      --_critical-soft: #fbeae8;
      font-size: 10.5pt;
    }
    [part='base'] {
      display: block;
      max-inline-size: none;
    }
    [part='base'] > * + * {
      margin-block-start: 14pt;
    }
    .two {
      grid-template-columns: minmax(0, 1fr);
    }
    .card,
    .note,
    .tag,
    .axis,
    .meter,
    .steps i,
    .legend svg {
      print-color-adjust: exact;
    }
    .card {
      padding: 0;
      border: 0;
      border-block-start: 1px solid var(--_line-strong);
      border-radius: 0;
      padding-block-start: 8pt;
    }
    [part='actions'],
    [part='download-problem'],
    button.small,
    .tools,
    audio {
      display: none;
    }
    button.go,
    button.level {
      color: inherit;
    }
    [part='questions'] ol {
      display: block;
    }
    [part='question'] {
      margin-block-start: 12pt;
    }
    [part='question'] h4 {
      font-size: 13pt;
    }
    .judged {
      display: block;
    }
    .points {
      margin-block-start: 8pt;
    }
    h2,
    h3,
    h4,
    h5,
    summary,
    .score,
    .facts,
    .label {
      break-after: avoid;
    }
    .chart,
    .coverage > div,
    .pairs > div,
    .scores > li,
    .criteria > li,
    .points li,
    [part='finding'],
    [part='entry'],
    blockquote,
    tr,
    .note {
      break-inside: avoid;
    }
    p,
    blockquote {
      orphans: 2;
      widows: 2;
    }
    thead {
      display: table-header-group;
    }
    /* What is folded on the screen belongs on paper. */
    details::details-content {
      content-visibility: visible;
      display: block;
      block-size: auto;
    }
    summary {
      list-style: none;
      padding-block: 6pt 2pt;
    }
    summary::-webkit-details-marker {
      display: none;
    }
  }
`;
