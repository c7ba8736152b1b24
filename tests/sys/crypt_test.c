/* Digests, keys and texts of bytes against the vectors of their standards. */
#include "sys/crypt.h"

#include "tests/test.h"

static struct str bytes_of(struct str hex)
{
	struct str out;

	IS(crypt_hex_decode(test_mem(), hex, &out));
	return out;
}

static struct str hex_of(const void *p, size_t n)
{
	return crypt_hex(test_mem(), (struct str){ p, n });
}

/* FIPS 180-4, examples of NIST. */
TEST(digests_are_sha_256)
{
	unsigned char out[DIGEST_SIZE];

	crypt_digest(S(""), out);
	STREQ(hex_of(out, sizeof out), "e3b0c44298fc1c149afbf4c8996fb924"
	      "27ae41e4649b934ca495991b7852b855");
	crypt_digest(S("abc"), out);
	STREQ(hex_of(out, sizeof out), "ba7816bf8f01cfea414140de5dae2223"
	      "b00361a396177a9cb410ff61f20015ad");
}

TEST(a_digest_in_pieces_is_that_of_the_whole)
{
	unsigned char out[DIGEST_SIZE], whole[DIGEST_SIZE];
	struct digest *d = digest_open();

	digest_add(d, S("a"));
	digest_add(d, S(""));
	digest_add(d, S("bc"));
	digest_close(d, out);
	crypt_digest(S("abc"), whole);
	IS(crypt_equal(out, whole, sizeof out));
	digest_close(digest_open(), NULL);
}

/* RFC 5869, test case 1: the second step, whose first block is our key. */
TEST(keys_are_derived_as_in_rfc_5869)
{
	struct key master, k;

	memcpy(master.bytes, bytes_of(S("077709362c2e32df0ddc3f0dc47bba63"
					"90b6c73bb50f9c3122ec844ad7c2b3e5")).p, 32);
	k = crypt_derive(&master, "\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9");
	STREQ(hex_of(k.bytes, 32), "3cb25f25faacd57a90434f64d0362f2a"
	      "2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
}

TEST(purposes_have_different_keys)
{
	struct key master = { { 1 } }, csrf = crypt_derive(&master, "csrf");
	struct key again = crypt_derive(&master, "csrf"), audit = crypt_derive(&master, "audit");

	IS(crypt_equal(&csrf, &again, sizeof csrf));
	IS(!crypt_equal(&csrf, &audit, sizeof csrf));
	IS(!crypt_equal(&csrf, &master, sizeof csrf));
}

/* RFC 4231, test case 1, whose key of 20 bytes is the same as ours with zeros behind. */
TEST(hmac_is_that_of_rfc_4231)
{
	unsigned char out[DIGEST_SIZE];
	struct key k = { { 0 } };

	memset(k.bytes, 0x0b, 20);
	crypt_hmac(k, S("Hi There"), out);
	STREQ(hex_of(out, 32), "b0344c61d8db38535ca8afceaf0bf12b"
	      "881dc200c9833da726e9376c2e32cff7");
	crypt_hmac(k, (struct str){ NULL, 0 }, out);
}

TEST(base64url_is_that_of_rfc_4648)
{
	static const struct { struct str bytes, text; } row[] = {
		{ STR(""), STR("") },           { STR("f"), STR("Zg") },
		{ STR("fo"), STR("Zm8") },      { STR("foo"), STR("Zm9v") },
		{ STR("foob"), STR("Zm9vYg") }, { STR("fooba"), STR("Zm9vYmE") },
		{ STR("foobar"), STR("Zm9vYmFy") },
		{ STR("\xfb\xff\xbf"), STR("-_-_") }, { STR("\0\0\0"), STR("AAAA") },
	};

	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct str back;

		SAME(crypt_base64url(test_mem(), row[i].bytes), row[i].text);
		IS(crypt_base64url_decode(test_mem(), row[i].text, &back));
		SAME(back, row[i].bytes);
	}
}

TEST(only_one_spelling_of_base64url_is_taken)
{
	static const struct str wrong[] = {
		STR("Z"), STR("Zg=="), STR("Zh"), STR("Zm9"), STR("Zm9v\n"), STR(" Zm9v"),
		STR("Zm9vY"), STR("+/+/"), STR("Zm9\0"), STR("\xc3\xa4xx"),
	};
	struct str out;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		EQ(crypt_base64url_decode(test_mem(), wrong[i], &out), false);
}

TEST(hex_goes_there_and_back)
{
	struct str out;

	STREQ(crypt_hex(test_mem(), S("\x00\x7f\xff")), "007fff");
	SAME(bytes_of(S("007fff")), S("\x00\x7f\xff"));
	IS(!crypt_hex_decode(test_mem(), S("0"), &out));
	IS(!crypt_hex_decode(test_mem(), S("0G"), &out));
	IS(!crypt_hex_decode(test_mem(), S("FF"), &out));
	IS(!crypt_hex_decode(test_mem(), S("0\0"), &out));
}

TEST(B048_tokens_are_long_and_never_the_same)
{
	struct str a = crypt_token(test_mem()), b = crypt_token(test_mem());

	EQ(a.n, TOKEN_CHARS);
	IS(crypt_token_ok(a) && crypt_token_ok(b));
	IS(!str_eq(a, b));
}

TEST(B015_B048_what_does_not_look_like_a_token_is_none)
{
	IS(!crypt_token_ok(S("")));
	IS(!crypt_token_ok(S("%")));
	IS(!crypt_token_ok(S("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")));
	IS(!crypt_token_ok(S("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")));
	IS(!crypt_token_ok(S("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA ")));
	IS(!crypt_token_ok(S("AAAAAAAAAAAAAAAAAAAA'AAAAAAAAAAAAAAAAAAAAAA")));
	IS(!crypt_token_ok(S("AAAAAAAAAAAAAAAAAAAA\0AAAAAAAAAAAAAAAAAAAAAA")));
}

/* How long it takes is for `make audit`. */
TEST(B057_secrets_are_equal_only_as_a_whole)
{
	char a[32] = "0123456789abcdef0123456789abcde", b[32];

	for (size_t i = 0; i < sizeof a; i++) {
		memcpy(b, a, sizeof a);
		IS(crypt_equal(a, b, sizeof a));
		b[i] ^= 1;
		IS(!crypt_equal(a, b, sizeof a));
	}
}
