"""Search: an encrypted Whoosh index that follows the store, answered by vectorised scoring over its postings."""
