/** What an interview asks and hears in a story. */
export interface SpokenWords {
  readonly title: string;
  readonly questions: readonly string[];
  /** Of the answer to the first question: what is certain, and what is guessed. */
  readonly certain: readonly string[];
  readonly guess: string;
}

export const SPOKEN_IN: Readonly<Record<string, SpokenWords>> = {
  en: {
    title: 'Frontend engineer',
    questions: ['How do you find out why a page made with React is slow?', 'What did you learn from a mistake?'],
    certain: ['I opened the profiler first, because a guess costs more than a measurement.'],
    guess: 'then the rows',
  },
  de: {
    title: 'Frontend-Entwicklung',
    questions: ['Wie finden Sie heraus, warum eine mit React gebaute Seite langsam ist?', 'Was haben Sie aus einem Fehler gelernt?'],
    certain: ['Zuerst habe ich den Profiler geöffnet, denn Raten kostet mehr als Messen.'],
    guess: 'dann die Zeilen',
  },
  es: {
    title: 'Desarrollo de interfaces',
    questions: ['¿Cómo averigua por qué una página hecha con React es lenta?', '¿Qué aprendió de un error?'],
    certain: ['Primero abrí el analizador, porque suponer cuesta más que medir.'],
    guess: 'después las filas',
  },
  fr: {
    title: 'Développement d’interfaces',
    questions: ['Comment trouvez-vous pourquoi une page faite avec React est lente\u202f?', 'Qu’avez-vous appris d’une erreur\u202f?'],
    certain: ['J’ai d’abord ouvert le profileur, car deviner coûte plus cher que mesurer.'],
    guess: 'puis les lignes',
  },
  pt: {
    title: 'Desenvolvimento de interfaces',
    questions: ['Como você descobre por que uma página feita com React é lenta?', 'O que você aprendeu com um erro?'],
    certain: ['Primeiro abri o analisador, porque adivinhar custa mais do que medir.'],
    guess: 'depois as linhas',
  },
  ar: {
    title: 'تطوير واجهات الويب',
    questions: ['كيف تُعرف أسباب بطء صفحة مبنية بمكتبة React؟', 'ما الذي يمكن تعلّمه من خطأ؟'],
    certain: ['فتحت أولًا أداة Profiler، لأن التخمين يكلّف أكثر من القياس.'],
    guess: 'ثم الصفوف',
  },
};
