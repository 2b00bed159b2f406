import { css } from 'lit';

/** Tables, and tags of incidents. */
export const tableStyles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 14px;
    margin-block-start: var(--_4);
  }
  th,
  td {
    text-align: start;
    vertical-align: baseline;
    font-weight: 400;
    padding: 9px 0;
    padding-inline-end: var(--_3);
    border-block-start: 1px solid var(--_line);
  }
  tr > :last-child {
    padding-inline-end: 0;
  }
  thead th {
    color: var(--_text-2);
    font-size: 12.5px;
    border: 0;
    padding-block: 0 6px;
  }
  .end {
    text-align: end;
    white-space: nowrap;
  }
  .incidents .kind {
    font-weight: 500;
    margin-inline-start: var(--_1);
  }
  .incidents .reason {
    display: block;
    margin-block-start: 2px;
  }
  .tag[data-weight='warn'] {
    background: var(--_caution-soft);
    color: var(--_caution);
  }
  .tag[data-weight='review'] {
    background: var(--_critical-soft);
    color: var(--_critical);
  }
  .tag[data-weight='unknown'] {
    background: none;
    color: var(--_text-2);
    outline: 1px dashed var(--_line-strong);
    outline-offset: -1px;
  }
  details {
    margin-block-start: var(--_2);
  }
  details table {
    margin-block-start: var(--_2);
  }
  .times .over {
    display: inline-block;
    min-inline-size: 8em;
  }
  @container (max-width: 460px) {
    .times .over {
      display: block;
    }
    .incidents .kind {
      display: block;
      margin: 4px 0 0;
    }
  }
`;
