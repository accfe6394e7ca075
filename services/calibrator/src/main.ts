import { declarationOf } from '@tidemark/pipeline';
import { runService } from '@tidemark/stream';

await runService(declarationOf('calibrator', process.argv.slice(2)));
