import { css } from 'lit';

/** What is watched, and the table of what follows. */
export const policyStyles = css`
  .watching > .checks,
  .watching > .note,
  .policy {
    margin-block-start: var(--_4);
  }
  .checks.below {
    margin-inline-start: calc(18px + var(--_3));
  }
  .policy {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_1);
    padding-block-start: var(--_4);
    border-block-start: 1px solid var(--_line);
  }
  .policy table {
    table-layout: fixed;
    margin-block-start: var(--_2);
  }
  .policy th:first-child {
    inline-size: 50%;
  }
  .policy th.group {
    padding-block-start: var(--_4);
    color: var(--_text-2);
    font-size: 13px;
    font-weight: 600;
  }
  .policy tbody th:not(.group),
  .policy td {
    padding-block: 6px;
    vertical-align: middle;
  }
  .policy td {
    padding-inline-end: 0;
  }
  .policy label {
    font-size: 15px;
  }
  .policy select {
    min-block-size: 40px;
    padding-block: 6px;
    font-size: 14px;
    text-overflow: ellipsis;
  }
  .policy tr[data-excused] label {
    color: var(--_text-2);
  }
  .policy select:disabled {
    opacity: 0.6;
  }
  .after {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 84px;
    gap: 2px var(--_2);
    align-items: center;
    margin-block-start: 6px;
  }
  .policy .after label {
    font-size: 13px;
    color: var(--_text-2);
  }
  .after input {
    min-block-size: 40px;
    padding-block: 6px;
  }
  .after .problem {
    grid-column: 1 / -1;
  }
`;
