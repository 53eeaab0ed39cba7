import { exitWithReason, startService } from '@milepost/service';
import { AppModule } from './app.module.js';
import { BatchKafkaServer } from './consumer/batch-kafka-server.js';

await startService(AppModule, { microservices: (app) => [app.get(BatchKafkaServer)] }).catch(exitWithReason);
