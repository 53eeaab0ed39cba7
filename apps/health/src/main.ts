import { exitWithReason, startService } from '@milepost/service';
import { AppModule } from './app.module.js';

await startService(AppModule).catch(exitWithReason);
