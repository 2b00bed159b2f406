import { css } from 'lit';

/** Marks of state: always a shape and a word, never a colour alone. */
export const status = css`
  .dot {
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_text-2);
    flex: none;
  }
  .dot[data-state='ok'] {
    background: var(--_good);
  }
  .dot[data-state='warning'] {
    background: var(--_caution);
    border-radius: 2px;
  }
  .dot[data-state='failed'] {
    background: var(--_critical);
    border-radius: 2px;
    rotate: 45deg;
  }
  .note {
    background: var(--_surface-3);
    border-radius: var(--_radius);
    padding: var(--_3) var(--_4);
    font-size: 14px;
  }
  .note strong {
    display: block;
    font-weight: 600;
  }
  .note[data-tone='caution'] {
    background: var(--_caution-soft);
  }
  .note[data-tone='caution'] strong {
    color: var(--_caution);
  }
  .note[data-tone='critical'] {
    background: var(--_critical-soft);
  }
  .note[data-tone='critical'] strong {
    color: var(--_critical);
  }
  .tag {
    display: inline-block;
    border-radius: 99px;
    padding: 1px 10px;
    font-size: 12.5px;
    background: var(--_surface-3);
    white-space: nowrap;
  }
  .tag[data-tone='caution'] {
    background: var(--_caution-soft);
    color: var(--_caution);
  }
  .tag[data-tone='critical'] {
    background: var(--_critical-soft);
    color: var(--_critical);
  }
  @media (forced-colors: active) {
    .note,
    .tag {
      border: 1px solid;
    }
    .dot {
      forced-color-adjust: none;
    }
  }
`;
