import { declarationOf } from '@tidemark/pipeline';
import { runService } from '@tidemark/stream';

await runService(declarationOf('clock', process.argv.slice(2)));
