// Once the interview is over, its report takes the place of the panel. Everything stays in this browser.
const panel = document.querySelector('interview-panel');

panel.addEventListener('interview-end', () => {
  const report = document.createElement('interview-report');
  report.events = panel.session.events;
  panel.after(report);
});
