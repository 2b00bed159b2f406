// The plan that is made here is held here. A host would save it, or send it to whoever is interviewed.
const setup = document.querySelector('interview-setup');

setup.addEventListener('interview-plan', ({ plan, candidate }) => {
  document.title = candidate?.contact.name ? `${plan.title}: ${candidate.contact.name}` : plan.title;
  const panel = document.createElement('interview-panel');
  panel.plan = plan;
  panel.addEventListener('interview-end', () => {
    const report = document.createElement('interview-report');
    report.events = panel.session.events;
    panel.after(report);
  });
  setup.replaceWith(panel);
});
