/* Every statement of the house on the migrated schema. */
#include "store/demo.h"
#include "store/queries.h"

#include "tests/site.h"

TEST(every_statement_can_be_prepared_and_fits_its_record)
{
	size_t n = 0;

	for (size_t i = 0; all_queries[i]; i++)
		for (size_t k = 0; all_queries[i][k]; k++, n++)
			OKAY(db_check(site_db(), all_queries[i][k]));
	for (const struct query *q = demo_wipes; q->sql; q++, n++)
		OKAY(db_check(site_db(), q));
	IS(n > 80);
}
