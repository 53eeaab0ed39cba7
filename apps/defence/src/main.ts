import { departmentSettings } from '@milepost/department';
import { exitWithReason, startService } from '@milepost/service';
import { AppModule } from './app.module.js';

await startService(AppModule, { settings: departmentSettings }).catch(exitWithReason);
