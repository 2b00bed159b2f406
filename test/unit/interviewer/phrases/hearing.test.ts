import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asksForTime, asksToRepeat, isMereListening, phrasesFor, PHRASE_LANGUAGES, seemsUnfinished, yesOrNo } from '../../../../src/interviewer/phrases/index.js';

type Cases = Readonly<Record<string, readonly string[]>>;

const REPEAT: Cases = {
  en: ['Sorry, could you say that again, please?', 'Can you repeat the question?', "I didn't catch that.", 'Pardon?', 'What was the question again?', 'Once more please'],
  de: ['Können Sie die Frage bitte noch einmal wiederholen?', 'Wie bitte?', 'Entschuldigung, ich habe das akustisch nicht verstanden.', 'Noch mal die Frage, bitte.'],
  es: ['¿Puede repetir la pregunta, por favor?', '¿Cómo dice?', 'Perdón, no le he entendido bien.', 'Otra vez, por favor.'],
  fr: ['Pouvez-vous répéter la question, s’il vous plaît ?', 'Pardon, je n’ai pas bien compris.', 'Encore une fois.', 'Vous pouvez répéter ?'],
  pt: ['Pode repetir a pergunta, por favor?', 'Desculpe, não ouvi bem.', 'Como disse?', 'Mais uma vez, por favor.'],
  ar: ['هل يمكنك إعادة السؤال من فضلك؟', 'عفوًا، لم أسمع جيدًا.', 'مرة أخرى من فضلك.'],
};
const NOT_REPEAT: Cases = {
  en: ['We had to repeat the question to every customer', 'And then I say that again', 'I would repeat the test'],
  de: ['Wir mussten die Frage jedem Kunden wiederholen', 'Dann wiederhole ich den Versuch'],
  es: ['Tuvimos que repetir la pregunta a cada cliente'],
  fr: ['Nous avons dû répéter la question à chaque client'],
  pt: ['Tivemos de repetir a pergunta a cada cliente'],
  ar: ['اضطررنا إلى إعادة السؤال على كل عميل'],
};
const WAIT: Cases = {
  en: ['Let me think.', 'Hmm, let me think about that for a second', 'Give me a moment, please', 'That is a good question', 'One moment', "So it was in the spring, hold on"],
  de: ['Lassen Sie mich kurz nachdenken.', 'Einen Moment noch', 'Da muss ich kurz überlegen', 'Gute Frage'],
  es: ['Déjeme pensar un momento', 'Un momento', 'Deme un segundo', 'A ver'],
  fr: ['Laissez-moi réfléchir un instant', 'Une seconde', 'Donnez-moi un instant', 'Je réfléchis'],
  pt: ['Deixe-me pensar um pouco', 'Só um momento', 'Preciso de um minuto', 'Boa pergunta'],
  ar: ['دعني أفكّر قليلًا', 'لحظة من فضلك', 'أحتاج إلى بعض الوقت'],
};
const NOT_WAIT: Cases = {
  en: ['Customers had to wait for a minute until it was done', 'I think we did well'],
  de: ['Der Kunde musste warten', 'Ich denke, es war gut'],
  es: ['El cliente tuvo que esperar', 'Pienso que fue bien'],
  fr: ['Le client a dû attendre', 'Je pense que oui'],
  pt: ['O cliente teve de esperar', 'Penso que sim'],
  ar: ['كان على العميل الانتظار', 'كان العمل جيدا'],
};
const LISTENING: Cases = {
  en: ['Mm-hm.', 'Uh-huh', 'Okay, right', 'I see'],
  de: ['Mhm', 'Ach so, ja', 'Alles klar'],
  es: ['Ajá', 'Sí, claro', 'Muy bien'],
  fr: ['Mm', 'D’accord, oui', 'Je vois'],
  pt: ['Uhum', 'Tá bom', 'Sim, entendi'],
  ar: ['نعم', 'حسنًا، تمام', 'آه'],
};
const YES: Cases = {
  en: ['Yes', 'Yes, please.', 'Yeah, I need a little more time', 'Um, yes', 'One more minute, please'],
  de: ['Ja', 'Ja, bitte.', 'Äh, ja', 'Ich brauche noch einen Moment', 'Gerne'],
  es: ['Sí', 'Sí, por favor', 'Un poco más, por favor', 'Claro'],
  fr: ['Oui', 'Oui, s’il vous plaît', 'Je veux bien', 'Encore un peu de temps'],
  pt: ['Sim', 'Sim, por favor', 'Um pouco mais de tempo', 'Quero'],
  ar: ['نعم', 'نعم من فضلك', 'أحتاج إلى مزيد من الوقت', 'لحظة أخرى'],
};
const NO: Cases = {
  en: ['No', "No, I'm done.", 'No thank you', "That's all", 'Next question please', "I don't need more time"],
  de: ['Nein', 'Nein danke', 'Ich bin fertig', 'Das war alles', 'Nächste Frage bitte'],
  es: ['No', 'No, gracias', 'Ya he terminado', 'Eso es todo', 'Siguiente pregunta'],
  fr: ['Non', 'Non merci', 'J’ai fini', 'C’est tout', 'Non, ça va'],
  pt: ['Não', 'Não, obrigado', 'Já terminei', 'Isso é tudo', 'Próxima pergunta'],
  ar: ['لا', 'لا، شكرًا', 'انتهيت', 'هذا كل شيء', 'السؤال التالي'],
};
const NEITHER: Cases = {
  en: ['Yes, and in 2019 we moved the whole thing', 'No one on the team knew it', 'Perhaps'],
  de: ['Ja, und 2019 haben wir alles umgebaut', 'Nein, das Team wusste das nicht'],
  es: ['Sí, y en 2019 lo cambiamos todo', 'No sabíamos nada de eso'],
  fr: ['Oui, et en 2019 nous avons tout changé', 'Non, personne ne le savait'],
  pt: ['Sim, e em 2019 mudamos tudo', 'Não sabíamos nada disso'],
  ar: ['نعم، وفي عام 2019 غيرنا كل شيء', 'لا أحد كان يعرف ذلك'],
};
const UNFINISHED: Cases = {
  en: ['I did it because', 'We moved it to the', 'And then, um', 'It was faster, for example', 'So I'],
  de: ['Ich habe das gemacht, weil', 'Wir haben es in der', 'Und dann, ähm', 'Das war zum Beispiel'],
  es: ['Lo hice porque', 'Lo movimos a la', 'Y entonces, eh', 'Fue más rápido, por ejemplo'],
  fr: ['Je l’ai fait parce que', 'Nous l’avons mis dans le', 'Et puis, euh', 'C’était l’'],
  pt: ['Fiz isso porque', 'Nós movemos para a', 'E então, hum', 'Foi mais rápido, por exemplo'],
  ar: ['فعلت ذلك لأن', 'نقلناه إلى', 'ثم يعني', 'وكان'],
};
const FINISHED: Cases = {
  en: ['I did it because it was faster', 'We moved it to the cloud', 'That works', 'It was my idea and it worked.'],
  de: ['Ich habe das gemacht, weil es schneller war und stabil lief', 'Das funktioniert'],
  es: ['Lo hice porque era más rápido', 'Creo que sí'],
  fr: ['Je l’ai fait parce que c’était plus rapide', 'Cela fonctionne'],
  pt: ['Fiz isso porque era mais rápido', 'Isso funciona'],
  ar: ['فعلت ذلك لأنه كان أسرع', 'هذا يعمل جيدًا'],
};

for (const language of PHRASE_LANGUAGES) {
  const { heard } = await phrasesFor(language);
  const each = (cases: Cases, check: (text: string) => void): void => {
    assert.ok((cases[language] ?? []).length > 0, `there is no case in ${language}`);
    for (const text of cases[language] ?? []) check(text);
  };

  describe(`what is heard in ${language}`, () => {
    it('is a wish to hear the question again only where it is nothing else', () => {
      each(REPEAT, (text) => assert.equal(asksToRepeat(text, heard), true, text));
      each(NOT_REPEAT, (text) => assert.equal(asksToRepeat(text, heard), false, text));
    });

    it('is a wish for a moment to think where it ends so', () => {
      each(WAIT, (text) => assert.equal(asksForTime(text, heard), true, text));
      each(NOT_WAIT, (text) => assert.equal(asksForTime(text, heard), false, text));
    });

    it('is mere listening where there is nothing else in it', () => {
      each(LISTENING, (text) => assert.equal(isMereListening(text, heard), true, text));
      each(NEITHER, (text) => assert.equal(isMereListening(text, heard), false, text));
      assert.equal(isMereListening('', heard), false);
    });

    it('is yes, no, or an answer that only begins so', () => {
      each(YES, (text) => assert.equal(yesOrNo(text, heard), 'yes', text));
      each(NO, (text) => assert.equal(yesOrNo(text, heard), 'no', text));
      each(NEITHER, (text) => assert.equal(yesOrNo(text, heard), undefined, text));
    });

    it('is not done where its last words leave a sentence open', () => {
      each(UNFINISHED, (text) => assert.equal(seemsUnfinished(text, heard), true, text));
      each(FINISHED, (text) => assert.equal(seemsUnfinished(text, heard), false, text));
    });
  });
}
