/** Answers as a good and as a weak candidate might speak them; written without looking at the signals. */
export interface ModelAnswer {
  readonly bank: string;
  readonly question: string;
  readonly good: string;
  readonly weak: string;
}

export const MODEL_ANSWERS: readonly ModelAnswer[] = [
  {
    bank: 'web-development',
    question: 'slow-page',
    good:
      "I wouldn't touch anything before I have numbers. So I'd open the page in Lighthouse and record a performance profile, and I'd check what real users get from our monitoring. Usually I look at Largest Contentful Paint and Interaction to Next Paint first. If the LCP is bad because we ship a 2 MB bundle, I'd split the code and lazy load what is below the fold, and compress the hero image. If it loads fine but clicks lag, then something blocks the main thread, for instance a big list re-rendering on every keystroke. In my last project that took our INP from 600 ms to 150 ms. After the release I measure again and put a budget into the build so it doesn't creep back.",
    weak: 'I would try to make it faster, maybe the server is slow or the internet of the user. I would ask them to refresh the page and look whether it gets better.',
  },
  {
    bank: 'web-development',
    question: 'address-to-page',
    good:
      'The browser first has to find the IP address, so it asks DNS. Then it opens a TCP connection to that server and does the TLS handshake, where the certificate gets checked. It sends a GET request, and the server sends back the HTML. While that arrives, the browser parses it into the DOM, and it finds stylesheets and scripts that it must fetch too. CSS blocks rendering because nothing can be painted without it. At the end there is layout and paint.',
    weak: 'The browser goes to the website and shows it to me. It takes maybe a second.',
  },
  {
    bank: 'backend',
    question: 'safe-retries',
    good:
      'The client should send an idempotency key that it makes up once per purchase. I store that key with the payment in the same transaction, with a unique constraint on it, so that a second insert simply fails. When the call comes again I return the stored response and do not charge again. If the first one is still in progress, I answer with a 409 so that the client waits. And for the ugly case where the provider never answered, a job asks the payment provider for the status every five minutes and reconciles it.',
    weak: 'I would disable the button in the front end after the first click so they cannot press it two times.',
  },
  {
    bank: 'backend',
    question: 'storing-passwords',
    good:
      "Never in plain text, and not encrypted either, since whoever has the key can read them all. You hash them with something slow like Argon2 or bcrypt, with a salt per user so that two equal passwords don't look the same. I'd rate limit the login and offer a second factor. Or better, use an identity provider and don't store them at all.",
    weak: 'They should be stored in the database in a safe way so that nobody who should not see them can see them.',
  },
  {
    bank: 'data-ml',
    question: 'missing-values',
    good:
      'First I want to know why they are missing. If the sensor was off at night that is something else than people refusing to answer, so it is not at random. Dropping a quarter of the rows would lose a lot of data and could bias the result. I might impute the median, but I would add an indicator column that says it was missing, because that itself can be predictive. And I would compute the median on the training data only, otherwise there is leakage.',
    weak: 'I would just put zeros there, then the program runs without errors.',
  },
  {
    bank: 'data-ml',
    question: 'precision-recall',
    good:
      "Precision tells me how many of those predicted positive really are, so it's about false alarms. Recall is how many of the actual positives we find. It depends on the cost: in cancer screening it's worse to miss somebody, in a spam filter a false positive is worse. You can trade one for the other by moving the threshold. And accuracy is useless if only one percent of cases are positive.",
    weak: 'They are both percentages of how good the model is and the higher the better, I would take the average of them.',
  },
  {
    bank: 'finance',
    question: 'cash-squeeze',
    good:
      'Growth eats cash. They buy inventory and pay wages today, while customers pay in sixty days, so more and more money is tied up in receivables. I would look at days sales outstanding, chase overdue invoices and ask for deposits. On the other side I would negotiate longer terms with suppliers. Maybe they also repay a loan or spend a lot on capex. And I would build a thirteen-week cash forecast and talk to the bank about a credit line before we need it.',
    weak: 'They spend too much money, so they should spend less and earn more.',
  },
  {
    bank: 'finance',
    question: 'internal-control',
    good:
      'The most important thing is that the person who enters an invoice is not the same person who releases the payment. Each invoice is matched against the purchase order and the goods receipt. When a supplier sends new bank details, somebody calls them on a known number, because that is the classic fraud. There are approval limits, say above 10,000 euros the CFO signs too. And internal audit runs a check for duplicate invoices every month.',
    weak: 'You need honest people in that department, and they have to be careful.',
  },
  {
    bank: 'behavioural',
    question: 'own-mistake',
    good:
      "Last spring I deleted a table in what I thought was the test system, and it was production. That was my mistake, I didn't check the prompt. I told my manager and the support team within five minutes, then I restored it from the backup of the night, and we lost about two hours of orders, which I re-entered with a colleague. Afterwards I introduced a rule that nobody has write access by default. I learned to slow down before anything that cannot be undone.",
    weak: 'I work very carefully, so I cannot really think of anything. Maybe I am sometimes a bit of a perfectionist.',
  },
  {
    bank: 'behavioural',
    question: 'difficult-colleague',
    good:
      "A colleague and I couldn't agree on how to build the reporting. She wanted to buy a tool and I preferred to write it ourselves. At some point I asked her over coffee what worried her about my way, and I listened, and her concern was that nobody could maintain it when I left. That was fair. So we wrote down the pros and cons and tried both with one report. In the end we agreed on the tool. We still work well together and I trust her judgement.",
    weak: 'I get along with everyone, so there are no conflicts. If there were one my boss would have to say what we do.',
  },
  {
    bank: 'customer-support',
    question: 'angry-customer',
    good:
      "First I let them speak without interrupting and stay calm, because it isn't about me. Then I apologise and say that I understand how frustrating it is to wait for it. I ask for the order number and check the tracking with the carrier. Depending on that I offer a replacement by express or a refund, and let them choose. I tell them what happens next and by when, and I call back the next day to see if it arrived.",
    weak: 'I would tell the person to calm down, otherwise I can hang up, since it is not my fault.',
  },
  {
    bank: 'customer-support',
    question: 'technical-problem',
    good:
      'I ask what exactly they did and what they see, and whether there is an error message or a screenshot. Then which browser and version it is, and if it worked before and what changed. I try to reproduce it with a test account and rule out one thing after the other. I check the status page and if there is a known issue. If I cannot solve it I write a bug report with the steps for the developers, and keep the customer informed.',
    weak: 'I would tell them to restart everything and write again if it still happens.',
  },
];
