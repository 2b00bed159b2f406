import { css, html, type TemplateResult } from 'lit';

/** Five small bars that move while the interviewer speaks, and rest otherwise. For the eye only: the words beside it are read out. */
export function voicePulse(speaking: boolean): TemplateResult {
  return html`<span class="voice-pulse" data-speaking=${speaking} aria-hidden="true"><i></i><i></i><i></i><i></i><i></i></span>`;
}

export const voicePulseStyles = css`
  .voice-pulse {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    block-size: 16px;
    flex: none;
  }
  .voice-pulse i {
    inline-size: 3px;
    block-size: 100%;
    border-radius: 2px;
    background: var(--_accent);
    scale: 1 0.22;
    transition: scale 0.25s;
  }
  .voice-pulse[data-speaking='true'] i {
    animation: voice-pulse 0.9s ease-in-out infinite alternate;
  }
  .voice-pulse i:nth-child(2) {
    animation-delay: -0.55s !important;
  }
  .voice-pulse i:nth-child(3) {
    animation-delay: -0.2s !important;
  }
  .voice-pulse i:nth-child(4) {
    animation-delay: -0.75s !important;
  }
  .voice-pulse i:nth-child(5) {
    animation-delay: -0.38s !important;
  }
  @keyframes voice-pulse {
    from {
      scale: 1 0.22;
    }
    to {
      scale: 1 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .voice-pulse[data-speaking='true'] i {
      animation: none;
      scale: 1 0.7;
    }
    .voice-pulse[data-speaking='true'] i:nth-child(even) {
      scale: 1 0.4;
    }
  }
  @media (forced-colors: active) {
    .voice-pulse i {
      background: CanvasText;
    }
  }
`;
