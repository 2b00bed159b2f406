import { byDevice, errorTexts, type ErrorTable } from '../error-texts.js';

const the = byDevice('a câmera', 'o microfone', 'a saída de som');
const The = byDevice('A câmera', 'O microfone', 'A saída de som');
const one = byDevice('uma câmera', 'um microfone', 'uma saída de som');
const other = byDevice('outra câmera', 'outro microfone', 'outra saída de som');
const notFound = byDevice('Nenhuma câmera foi encontrada.', 'Nenhum microfone foi encontrado.', 'Nenhuma saída de som foi encontrada.');
const lost = byDevice('A câmera foi desconectada.', 'O microfone foi desconectado.', 'A saída de som foi desconectada.');

const RELOAD = 'Recarregue o relatório e veja o que está lá agora.';
const ANOTHER = 'Imprima a página em vez disso, ou forneça uma fonte que os tenha (opção “fonts”).';

const TABLE: ErrorTable = {
  'media/denied': [(f) => `O navegador não teve permissão para usar ${the(f)}.`, (f) => `Permita ${the(f)} na barra de endereço e tente de novo.`],
  'media/not-found': [notFound, (f) => `Conecte ${one(f)} e tente de novo.`],
  'media/in-use': [(f) => `Outro programa está usando ${the(f)}.`, 'Feche o outro programa e tente de novo.'],
  'media/lost': [lost, (f) => `Conecte ${the(f)} de novo.`],
  'media/insecure-page': [(f) => `Uma página sem HTTPS não pode usar ${the(f)}.`, 'Abra a página com https:// ou em localhost.'],
  'media/frame-not-allowed': [(f) => `A página em volta deste quadro não repassa ${the(f)}.`, 'O elemento <iframe> precisa de: allow="camera; microphone".'],
  'media/constraints': [(f) => `${The(f)} não consegue fornecer o que se pede.`, (f) => `Escolha ${other(f)}.`],
  'media/unsupported': [(f) => `Este navegador não consegue usar ${the(f)}.`, 'Abra a página numa versão atual do Chrome, Edge, Firefox ou Safari.'],
  'media/unknown': [(f) => `Não foi possível abrir ${the(f)}.`, (f) => `Conecte ${the(f)} de novo e tente outra vez.`],
  'fullscreen/unsupported': ['Este navegador, ou a página em volta desta, não permite a tela cheia.', 'A entrevista prossegue sem ela; uma página em volta acrescenta allow="fullscreen" ao seu <iframe>.'],
  'fullscreen/refused': ['O navegador não passou para a tela cheia.', 'Vá com o botão da tela cheia; é preciso um clique.'],
  'store/unavailable': ['Este navegador não deixa a página guardar dados.', 'Saia da navegação privada ou permita os dados deste site.'],
  'store/blocked': ['Outra aba usa uma versão mais antiga do armazenamento.', 'Feche as outras abas desta página.'],
  'store/timeout': ['O armazenamento do navegador não abriu a tempo.', 'Feche outras abas desta página e recarregue.'],
  'store/quota': ['O armazenamento do navegador está cheio.', 'Libere espaço; a entrevista continua e até lá mantém as respostas na memória.'],
  'store/lost': ['A ligação com o armazenamento do navegador foi perdida.', 'Mantenha esta aba aberta; tenta-se de novo a cada resposta.'],
  'store/moved': ['A entrevista foi aberta em outra aba.', 'Continue na outra aba; esta não guarda mais.'],
  'store/conflict': ['O registro já contém outro evento com este número.', 'Recarregue a página para continuar do que está guardado.'],
  'store/corrupt': ['O registro guardado não pode ser lido.', 'Comece uma nova entrevista; o registro danificado é mantido para exame.'],
  'store/not-found': ['Não há sessão guardada com este identificador.', 'Confira o identificador ou comece uma nova entrevista.'],
  'asset/missing': [({ file = '' }) => `Um arquivo não foi encontrado: ${file}`, 'Quem mantém esta página precisa servir os arquivos do pacote (npx interview-elements assets).'],
  'asset/hash-mismatch': [({ file = '' }) => `Um arquivo não é o esperado: ${file}`, 'Quem mantém esta página precisa servir de novo os arquivos do pacote (npx interview-elements assets).'],
  'asset/blocked': [({ file = '' }) => `As regras de segurança da página não aceitam um arquivo: ${file}`, 'Quem mantém esta página precisa permiti-lo na Content Security Policy.'],
  'asset/invalid': [({ file = '' }) => `Um arquivo não pôde ser iniciado: ${file}`, 'Quem mantém esta página precisa servi-lo sem mudanças e com o tipo certo.'],
  'asset/not-loaded': ['Uma parte da página não pôde ser carregada.', 'Verifique a conexão e tente de novo.'],
  'adapter/rate': ['Um serviço está com pedidos demais.', 'Tenta-se de novo depois da espera que ele pede.'],
  'adapter/quota': ['A cota de um serviço se esgotou.', 'Quem mantém esta página pode aumentá-la ou usar outro serviço.'],
  'adapter/auth': ['Um serviço recusou o acesso.', 'Quem mantém esta página precisa conferir a chave.'],
  'adapter/cors': ['Um serviço não aceita esta página.', 'Quem mantém esta página precisa autorizá-la no serviço ou usar um servidor próprio.'],
  'adapter/network': ['Não se consegue chegar a um serviço.', 'Verifique a conexão; tenta-se de novo.'],
  'adapter/server': ['Um serviço está com defeito.', 'Tenta-se de novo, ou outro assume.'],
  'adapter/timeout': ['Um serviço demorou demais.', 'Tenta-se de novo, ou outro assume.'],
  'adapter/unsupported': ['Este navegador não consegue fazer isso.', 'Use outro navegador; a entrevista continua por escrito.'],
  'adapter/language': ['Aqui não há voz ou reconhecimento para o idioma desta entrevista.', 'As perguntas são mostradas e é possível responder por escrito. Uma voz pode ser acrescentada nas configurações do aparelho.'],
  'adapter/malformed': ['Um serviço respondeu algo incompreensível.', 'Outro assume; a entrevista continua.'],
  'adapter/closed': ['A conexão com um serviço foi fechada.', 'Ela é aberta de novo.'],
  'document/unsupported': ['Este tipo de arquivo não pode ser lido.', 'Use um arquivo PDF, DOCX ou de texto.'],
  'document/corrupt': ['O arquivo está danificado: nada legível foi encontrado.', 'Exporte o documento de novo e use o novo arquivo.'],
  'document/encrypted': ['O arquivo está protegido por senha.', 'Salve sem senha e use esse arquivo.'],
  'document/too-large': ['O arquivo, ou o seu conteúdo, é maior do que o que é lido.', 'Use um documento mais curto, de até 10 MB, com menos imagens.'],
  'document/too-many-pages': ['O documento tem mais páginas do que as que são lidas.', 'Use um documento de até 30 páginas; de digitalizações e imagens, até 10.'],
  'document/image-only': ['O documento mostra imagens de texto e não contém texto legível.', 'Use um PDF ou DOCX salvo por um programa de texto.'],
  'document/timeout': ['A leitura do documento demorou demais.', 'Use um arquivo mais simples: exportado de novo ou como texto.'],
  'export/characters-missing': ['O documento tem letras que a sua fonte não tem, por isso não foi criado.', ANOTHER],
  'export/symbols-replaced': ['O documento tem símbolos que a sua fonte não tem; no lugar deles estão os códigos.', ANOTHER],
  'export/font-unreadable': ['A fonte do documento não pode ser lida.', 'Use uma fonte TrueType (.ttf) com tabela Unicode.'],
  'export/timeout': ['A criação do documento demorou demais.', 'Tente de novo, ou imprima a página em vez disso.'],
  'export/failed': ['O documento não pôde ser criado.', 'Imprima a página em vez disso, ou salve outro formato.'],
  'review/unfinished': ['A entrevista não foi concluída.', 'Espere o fim; até lá nada pode ser acrescentado.'],
  'review/no-question': ['Essa pergunta não está nesta entrevista.', RELOAD],
  'review/no-answer': ['Esta pergunta não tem resposta à qual dar um nível.', 'Escreva um comentário em vez disso.'],
  'review/no-criterion': ['Aqui não se avalia por esse critério.', 'Escolha um dos critérios do relatório.'],
  'review/no-incident': ['Essa ocorrência não está nesta entrevista.', RELOAD],
  'review/no-override': ['Essa mudança de nível não existe.', RELOAD],
  'review/withdrawn': ['Essa mudança de nível já foi retirada.', RELOAD],
  'review/no-appeal': ['Essa contestação não está nesta entrevista.', RELOAD],
  'review/answered': ['Essa contestação já foi respondida.', `${RELOAD} Ainda é possível acrescentar um comentário.`],
  'review/id-taken': ['O registro já contém outra coisa com este identificador.', 'Deixe o identificador de fora, e um novo será criado.'],
  'review/other-record': ['O registro não é o que foi aberto: o conteúdo foi substituído.', 'Não confie nele; compare com uma cópia.'],
  'state/wrong-phase': ['Isso não é possível agora.', 'Tente em outro momento da entrevista.'],
  'state/disposed': ['Esta entrevista está fechada.', 'Recarregue a página.'],
  'session/unexpected': ['Algo inesperado falhou na entrevista.', 'As respostas guardadas estão seguras. Recarregue a página para continuar.'],
};

export const errors = errorTexts(TABLE, [
  (fields) => (fields ? `Um dado não é válido: ${fields}` : 'Um dado não é válido.'),
  'Corrija e tente de novo.',
]);
