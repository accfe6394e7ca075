import { declarationOf } from '@tidemark/pipeline';
import { runService } from '@tidemark/stream';

await runService(declarationOf('segmenter', process.argv.slice(2)));
