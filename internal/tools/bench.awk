# Reads the output of several runs of `go test -bench` and prints one JSON object a line with the median of each measure.
# A sub-benchmark called ".../baseline" is what its brothers are compared with: ratio = value / baseline.

/^Benchmark/ {
	name = $1
	sub(/^Benchmark/, "", name)
	sub(/-[0-9]+$/, "", name)
	for (i = 3; i < NF; i += 2) {
		key = name SUBSEP $(i + 1)
		if (!(key in n)) order[++keys] = key
		values[key, ++n[key]] = $i
	}
}

function median(key,    i, j, t, sorted) {
	for (i = 1; i <= n[key]; i++) sorted[i] = values[key, i] + 0
	for (i = 2; i <= n[key]; i++) for (j = i; j > 1 && sorted[j] < sorted[j - 1]; j--) { t = sorted[j]; sorted[j] = sorted[j - 1]; sorted[j - 1] = t }
	return n[key] % 2 ? sorted[(n[key] + 1) / 2] : (sorted[n[key] / 2] + sorted[n[key] / 2 + 1]) / 2
}

END {
	for (k = 1; k <= keys; k++) {
		split(order[k], part, SUBSEP)
		base = part[1]
		sub(/\/[^\/]*$/, "/baseline", base)
		value = median(order[k])
		baseline = ratio = "null"
		if (((base SUBSEP part[2]) in n) && base != part[1]) {
			baseline = median(base SUBSEP part[2])
			if (baseline != 0) ratio = sprintf("%.3f", value / baseline)
		}
		printf "{\"bench\":\"%s\",\"value\":%s,\"unit\":\"%s\",\"baseline\":%s,\"ratio\":%s,\"n\":%d}\n", part[1], value, part[2], baseline, ratio, n[order[k]]
	}
}
