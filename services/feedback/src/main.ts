import { declarationOf } from '@tidemark/pipeline';
import { runService } from '@tidemark/stream';

await runService(declarationOf('feedback', process.argv.slice(2)));
