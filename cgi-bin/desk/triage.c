/* See triage.h. */
#include "desk/triage.h"

bool kind_is_for(int kind, int person_kind)
{
	return kind == KIND_INCIDENT || kind == KIND_REQUEST
	    || (kind == KIND_CASE && person_kind == PERSON_BUSINESS);
}

enum priority priority_of(enum impact impact, enum urgency urgency)
{
	static const enum priority matrix[3][3] = {
		/*                  low         normal      high       */
		[IMPACT_ONE]  = { PRIORITY_3, PRIORITY_3, PRIORITY_2 },
		[IMPACT_TEAM] = { PRIORITY_3, PRIORITY_2, PRIORITY_2 },
		[IMPACT_MANY] = { PRIORITY_2, PRIORITY_2, PRIORITY_1 },
	};

	return matrix[impact][urgency];
}
