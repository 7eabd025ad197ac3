import { endWithSupervisor, processConfig } from '#platform';
import { createApi } from './create-api.js';

endWithSupervisor();
const config = processConfig();
const app = await createApi(config);
await app.listen(config.PORT, config.HOST);
