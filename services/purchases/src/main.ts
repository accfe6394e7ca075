import { declarationOf } from '@tidemark/pipeline';
import { runService } from '@tidemark/stream';

await runService(declarationOf('purchases', process.argv.slice(2)));
