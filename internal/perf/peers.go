//go:build unix

package main

func decodersTable(url string, quick bool) (string, error) { return "", nil }
func peersTable(url string, quick bool) (string, error)    { return "", nil }
