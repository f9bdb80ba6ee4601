;; What takes nearly all time of a sentence model, with vector instructions. Addresses are in bytes, numbers floats of 32 bits.
(module
  (import "env" "memory" (memory 1))

  ;; Multiplies rows of small numbers by the rows of a matrix of four bits a number, as they are in the model's file:
  ;; out[r][c] = bias[c] + unit · sizes[r] · Σ over groups g of scale[c][g] · Σ x[r][i] · (w[c][i] - 7), of 32 numbers i in each.
  ;; A group of w is a byte, its scale, and 16 bytes of two numbers each. `x` and `sizes` are as `shrink` writes them, four rows
  ;; at a time. The numbers of w are below 128, so that all processors come to the same. `how`: 0 writes the sums, 1 adds them
  ;; to what is there, 2 writes them softened.
  (func (export "multiply")
    (param $x i32) (param $sizes i32) (param $w i32) (param $bias i32) (param $out i32)
    (param $rows i32) (param $groups i32) (param $columns i32) (param $unit f32) (param $how i32)
    (local $c i32) (local $r i32) (local $g i32) (local $xs i32) (local $ws i32) (local $to i32)
    (local $upper v128) (local $lower v128) (local $scale v128)
    (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128)
    (loop $nextColumn
      (local.set $r (i32.const 0))
      (local.set $xs (local.get $x))
      (local.set $to (i32.add (local.get $out) (i32.shl (local.get $c) (i32.const 2))))
      (loop $nextRows
        (local.set $s0 (v128.const f32x4 0 0 0 0))
        (local.set $s1 (v128.const f32x4 0 0 0 0))
        (local.set $s2 (v128.const f32x4 0 0 0 0))
        (local.set $s3 (v128.const f32x4 0 0 0 0))
        (local.set $g (i32.const 0))
        (local.set $ws (local.get $w))
        (loop $nextGroup
          (local.set $scale (f32x4.splat (f32.convert_i32_u (i32.load8_u (local.get $ws)))))
          (local.set $lower (v128.load offset=1 align=1 (local.get $ws)))
          (local.set $upper (v128.and (i16x8.shr_u (local.get $lower) (i32.const 4))
            (v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f)))
          (local.set $lower (v128.and (local.get $lower)
            (v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f)))
          (local.set $s0 (f32x4.relaxed_madd (local.get $scale) (f32x4.convert_i32x4_s
            (i32x4.relaxed_dot_i8x16_i7x16_add_s (v128.load offset=0 (local.get $xs)) (local.get $upper)
              (i32x4.relaxed_dot_i8x16_i7x16_add_s (v128.load offset=16 (local.get $xs)) (local.get $lower)
                (v128.load offset=32 (local.get $xs))))) (local.get $s0)))
          (local.set $s1 (f32x4.relaxed_madd (local.get $scale) (f32x4.convert_i32x4_s
            (i32x4.relaxed_dot_i8x16_i7x16_add_s (v128.load offset=48 (local.get $xs)) (local.get $upper)
              (i32x4.relaxed_dot_i8x16_i7x16_add_s (v128.load offset=64 (local.get $xs)) (local.get $lower)
                (v128.load offset=80 (local.get $xs))))) (local.get $s1)))
          (local.set $s2 (f32x4.relaxed_madd (local.get $scale) (f32x4.convert_i32x4_s
            (i32x4.relaxed_dot_i8x16_i7x16_add_s (v128.load offset=96 (local.get $xs)) (local.get $upper)
              (i32x4.relaxed_dot_i8x16_i7x16_add_s (v128.load offset=112 (local.get $xs)) (local.get $lower)
                (v128.load offset=128 (local.get $xs))))) (local.get $s2)))
          (local.set $s3 (f32x4.relaxed_madd (local.get $scale) (f32x4.convert_i32x4_s
            (i32x4.relaxed_dot_i8x16_i7x16_add_s (v128.load offset=144 (local.get $xs)) (local.get $upper)
              (i32x4.relaxed_dot_i8x16_i7x16_add_s (v128.load offset=160 (local.get $xs)) (local.get $lower)
                (v128.load offset=176 (local.get $xs))))) (local.get $s3)))
          (local.set $xs (i32.add (local.get $xs) (i32.const 192)))
          (local.set $ws (i32.add (local.get $ws) (i32.const 17)))
          (local.set $g (i32.add (local.get $g) (i32.const 1)))
          (br_if $nextGroup (i32.lt_u (local.get $g) (local.get $groups))))
        ;; Four sums of four numbers become one vector of four sums.
        (local.set $s0 (f32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s0) (local.get $s1))
          (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s0) (local.get $s1))))
        (local.set $s2 (f32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s2) (local.get $s3))
          (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s2) (local.get $s3))))
        (local.set $s0 (f32x4.add
          (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $s0) (local.get $s2))
          (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $s0) (local.get $s2))))
        (local.set $scale (f32x4.mul (f32x4.splat (local.get $unit))
          (v128.load (i32.add (local.get $sizes) (i32.shl (local.get $r) (i32.const 2))))))
        (local.set $s0 (f32x4.relaxed_madd (local.get $s0) (local.get $scale)
          (v128.load32_splat (i32.add (local.get $bias) (i32.shl (local.get $c) (i32.const 2))))))
        (if (i32.eq (local.get $how) (i32.const 2)) (then (local.set $s0 (call $soften (local.get $s0)))))
        (local.set $to (call $put (f32x4.extract_lane 0 (local.get $s0)) (local.get $to) (local.get $columns) (local.get $how)))
        (local.set $to (call $put (f32x4.extract_lane 1 (local.get $s0)) (local.get $to) (local.get $columns) (local.get $how)))
        (local.set $to (call $put (f32x4.extract_lane 2 (local.get $s0)) (local.get $to) (local.get $columns) (local.get $how)))
        (local.set $to (call $put (f32x4.extract_lane 3 (local.get $s0)) (local.get $to) (local.get $columns) (local.get $how)))
        (local.set $r (i32.add (local.get $r) (i32.const 4)))
        (br_if $nextRows (i32.lt_u (local.get $r) (local.get $rows))))
      (local.set $w (local.get $ws))
      (local.set $c (i32.add (local.get $c) (i32.const 1)))
      (br_if $nextColumn (i32.lt_u (local.get $c) (local.get $columns)))))

  ;; Writes a number; returns where what is below it, in the next row, belongs.
  (func $put (param $number f32) (param $to i32) (param $columns i32) (param $how i32) (result i32)
    (if (i32.eq (local.get $how) (i32.const 1))
      (then (local.set $number (f32.add (local.get $number) (f32.load (local.get $to))))))
    (f32.store (local.get $to) (local.get $number))
    (i32.add (local.get $to) (i32.shl (local.get $columns) (i32.const 2))))

  ;; The Gaussian error linear unit: each number by the likelihood that a normal one is smaller. By Abramowitz and Stegun 7.1.26.
  (func $soften (param $x v128) (result v128)
    (local $z v128) (local $t v128)
    (local.set $z (f32x4.mul (f32x4.abs (local.get $x)) (f32x4.splat (f32.const 0.70710678))))
    (local.set $t (f32x4.div (f32x4.splat (f32.const 1))
      (f32x4.relaxed_madd (local.get $z) (f32x4.splat (f32.const 0.3275911)) (f32x4.splat (f32.const 1)))))
    (f32x4.sub
      (f32x4.max (local.get $x) (v128.const f32x4 0 0 0 0))
      (f32x4.mul
        (f32x4.mul (f32x4.mul (f32x4.abs (local.get $x)) (f32x4.splat (f32.const 0.5))) (local.get $t))
        (f32x4.mul
          (f32x4.relaxed_madd (local.get $t) (f32x4.relaxed_madd (local.get $t) (f32x4.relaxed_madd (local.get $t)
            (f32x4.relaxed_madd (local.get $t) (f32x4.splat (f32.const 1.061405429)) (f32x4.splat (f32.const -1.453152027)))
            (f32x4.splat (f32.const 1.421413741))) (f32x4.splat (f32.const -0.284496736))) (f32x4.splat (f32.const 0.254829592)))
          (call $exp (f32x4.neg (f32x4.mul (local.get $z) (local.get $z))))))))

  ;; e to the power of each, true to three millionths: of powers of two that of the nearest whole number, and a polynomial.
  (func $exp (param $x v128) (result v128)
    (local $whole v128)
    (local.set $x (f32x4.max (f32x4.mul (local.get $x) (f32x4.splat (f32.const 1.44269504))) (f32x4.splat (f32.const -126))))
    (local.set $whole (f32x4.nearest (local.get $x)))
    (local.set $x (f32x4.sub (local.get $x) (local.get $whole)))
    (f32x4.mul
      (i32x4.shl (i32x4.add (i32x4.relaxed_trunc_f32x4_s (local.get $whole)) (i32x4.splat (i32.const 127))) (i32.const 23))
      (f32x4.relaxed_madd (local.get $x) (f32x4.relaxed_madd (local.get $x) (f32x4.relaxed_madd (local.get $x)
        (f32x4.relaxed_madd (local.get $x) (f32x4.relaxed_madd (local.get $x) (f32x4.splat (f32.const 0.00133336))
          (f32x4.splat (f32.const 0.00961813))) (f32x4.splat (f32.const 0.05550411))) (f32x4.splat (f32.const 0.24022651)))
        (f32x4.splat (f32.const 0.69314718))) (f32x4.splat (f32.const 1)))))

  ;; Writes rows as `multiply` takes them: each number a multiple of a 127th of the row's largest, which `sizes` gets. Four rows
  ;; are beside each other: for each group and each of the four, 16 bytes that the upper numbers of w are multiplied by, 16 for the
  ;; lower ones, and four sums of eight of them, by -7.
  (func (export "shrink") (param $from i32) (param $rows i32) (param $groups i32) (param $to i32) (param $sizes i32)
    (local $r i32) (local $at i32) (local $end i32) (local $x i32) (local $most f32)
    (local $by v128) (local $a v128) (local $b v128) (local $upper v128)
    (loop $nextRow
      (local.set $end (i32.add (local.get $from) (i32.shl (local.get $groups) (i32.const 7))))
      (local.set $at (local.get $from))
      (local.set $a (f32x4.splat (f32.const 1e-20)))
      (loop $nextFour
        (local.set $a (f32x4.max (local.get $a) (f32x4.abs (v128.load (local.get $at)))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br_if $nextFour (i32.lt_u (local.get $at) (local.get $end))))
      (local.set $most (f32.max
        (f32.max (f32x4.extract_lane 0 (local.get $a)) (f32x4.extract_lane 1 (local.get $a)))
        (f32.max (f32x4.extract_lane 2 (local.get $a)) (f32x4.extract_lane 3 (local.get $a)))))
      (f32.store (i32.add (local.get $sizes) (i32.shl (local.get $r) (i32.const 2))) (f32.div (local.get $most) (f32.const 127)))
      (local.set $by (f32x4.splat (f32.div (f32.const 127) (local.get $most))))
      (local.set $x (i32.add (local.get $to) (i32.add
        (i32.mul (i32.shr_u (local.get $r) (i32.const 2)) (i32.mul (local.get $groups) (i32.const 192)))
        (i32.mul (i32.and (local.get $r) (i32.const 3)) (i32.const 48)))))
      (loop $nextGroup
        (local.set $a (call $smaller (local.get $from) (local.get $by)))
        (local.set $b (call $smaller (i32.add (local.get $from) (i32.const 64)) (local.get $by)))
        (local.set $upper (i8x16.shuffle 0 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 (local.get $a) (local.get $b)))
        (local.set $b (i8x16.shuffle 1 3 5 7 9 11 13 15 17 19 21 23 25 27 29 31 (local.get $a) (local.get $b)))
        (v128.store (local.get $x) (local.get $upper))
        (v128.store offset=16 (local.get $x) (local.get $b))
        (v128.store offset=32 (local.get $x) (i32x4.mul (i32x4.splat (i32.const -7))
          (i32x4.extadd_pairwise_i16x8_s (i16x8.add
            (i16x8.extadd_pairwise_i8x16_s (local.get $upper)) (i16x8.extadd_pairwise_i8x16_s (local.get $b))))))
        (local.set $x (i32.add (local.get $x) (i32.const 192)))
        (local.set $from (i32.add (local.get $from) (i32.const 128)))
        (br_if $nextGroup (i32.lt_u (local.get $from) (local.get $end))))
      (local.set $r (i32.add (local.get $r) (i32.const 1)))
      (br_if $nextRow (i32.lt_u (local.get $r) (local.get $rows)))))

  ;; Sixteen numbers as bytes.
  (func $smaller (param $from i32) (param $by v128) (result v128)
    (i8x16.narrow_i16x8_s
      (i16x8.narrow_i32x4_s
        (call $round (v128.load (local.get $from)) (local.get $by))
        (call $round (v128.load offset=16 (local.get $from)) (local.get $by)))
      (i16x8.narrow_i32x4_s
        (call $round (v128.load offset=32 (local.get $from)) (local.get $by))
        (call $round (v128.load offset=48 (local.get $from)) (local.get $by)))))
  (func $round (param $x v128) (param $by v128) (result v128)
    (i32x4.relaxed_trunc_f32x4_s (f32x4.nearest (f32x4.mul (local.get $x) (local.get $by)))))

  ;; Each of `count` rows takes from all what it looks for in them, apart for each of 12 heads of 32 numbers. A row has 384 numbers
  ;; that it looks for, as many that it is found by, and as many that it gives. `shares` has room for a number of each row, and three.
  (func (export "attend") (param $rows i32) (param $count i32) (param $out i32) (param $shares i32)
    (local $head i32) (local $one i32) (local $other i32) (local $at i32) (local $most f32) (local $sum v128) (local $x v128)
    (local $v0 v128) (local $v1 v128) (local $v2 v128) (local $v3 v128) (local $v4 v128) (local $v5 v128) (local $v6 v128) (local $v7 v128)
    (loop $nextHead
      (local.set $one (i32.const 0))
      (loop $nextOne
        (local.set $at (i32.add (local.get $rows) (i32.add (i32.shl (local.get $head) (i32.const 7)) (i32.mul (local.get $one) (i32.const 4608)))))
        (local.set $v0 (f32x4.mul (f32x4.splat (f32.const 0.17677669)) (v128.load offset=0 (local.get $at))))
        (local.set $v1 (f32x4.mul (f32x4.splat (f32.const 0.17677669)) (v128.load offset=16 (local.get $at))))
        (local.set $v2 (f32x4.mul (f32x4.splat (f32.const 0.17677669)) (v128.load offset=32 (local.get $at))))
        (local.set $v3 (f32x4.mul (f32x4.splat (f32.const 0.17677669)) (v128.load offset=48 (local.get $at))))
        (local.set $v4 (f32x4.mul (f32x4.splat (f32.const 0.17677669)) (v128.load offset=64 (local.get $at))))
        (local.set $v5 (f32x4.mul (f32x4.splat (f32.const 0.17677669)) (v128.load offset=80 (local.get $at))))
        (local.set $v6 (f32x4.mul (f32x4.splat (f32.const 0.17677669)) (v128.load offset=96 (local.get $at))))
        (local.set $v7 (f32x4.mul (f32x4.splat (f32.const 0.17677669)) (v128.load offset=112 (local.get $at))))
        (local.set $at (i32.add (local.get $rows) (i32.shl (local.get $head) (i32.const 7))))
        (local.set $other (i32.const 0))
        (local.set $most (f32.const -1e30))
        (loop $nextOther
          (local.set $sum (f32x4.mul (local.get $v0) (v128.load offset=1536 (local.get $at))))
          (local.set $x (f32x4.mul (local.get $v1) (v128.load offset=1552 (local.get $at))))
          (local.set $sum (f32x4.relaxed_madd (local.get $v2) (v128.load offset=1568 (local.get $at)) (local.get $sum)))
          (local.set $x (f32x4.relaxed_madd (local.get $v3) (v128.load offset=1584 (local.get $at)) (local.get $x)))
          (local.set $sum (f32x4.relaxed_madd (local.get $v4) (v128.load offset=1600 (local.get $at)) (local.get $sum)))
          (local.set $x (f32x4.relaxed_madd (local.get $v5) (v128.load offset=1616 (local.get $at)) (local.get $x)))
          (local.set $sum (f32x4.relaxed_madd (local.get $v6) (v128.load offset=1632 (local.get $at)) (local.get $sum)))
          (local.set $x (f32x4.relaxed_madd (local.get $v7) (v128.load offset=1648 (local.get $at)) (local.get $x)))
          (local.set $sum (f32x4.add (local.get $sum) (local.get $x)))
          (local.set $sum (f32x4.add (local.get $sum) (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $sum) (local.get $sum))))
          (f32.store (i32.add (local.get $shares) (i32.shl (local.get $other) (i32.const 2)))
            (f32.add (f32x4.extract_lane 0 (local.get $sum)) (f32x4.extract_lane 1 (local.get $sum))))
          (local.set $most (f32.max (local.get $most) (f32.load (i32.add (local.get $shares) (i32.shl (local.get $other) (i32.const 2))))))
          (local.set $at (i32.add (local.get $at) (i32.const 4608)))
          (local.set $other (i32.add (local.get $other) (i32.const 1)))
          (br_if $nextOther (i32.lt_u (local.get $other) (local.get $count))))
        ;; Those behind the last have no share.
        (v128.store align=4 (i32.add (local.get $shares) (i32.shl (local.get $count) (i32.const 2))) (f32x4.splat (f32.const -1e30)))
        (local.set $sum (v128.const f32x4 0 0 0 0))
        (local.set $other (i32.const 0))
        (loop $nextFour
          (local.set $at (i32.add (local.get $shares) (i32.shl (local.get $other) (i32.const 2))))
          (local.set $x (call $exp (f32x4.sub (v128.load (local.get $at)) (f32x4.splat (local.get $most)))))
          (v128.store (local.get $at) (local.get $x))
          (local.set $sum (f32x4.add (local.get $sum) (local.get $x)))
          (local.set $other (i32.add (local.get $other) (i32.const 4)))
          (br_if $nextFour (i32.lt_u (local.get $other) (local.get $count))))
        (local.set $sum (f32x4.splat (f32.div (f32.const 1) (f32.add
          (f32.add (f32x4.extract_lane 0 (local.get $sum)) (f32x4.extract_lane 1 (local.get $sum)))
          (f32.add (f32x4.extract_lane 2 (local.get $sum)) (f32x4.extract_lane 3 (local.get $sum)))))))
        (local.set $v0 (v128.const f32x4 0 0 0 0))
        (local.set $v1 (v128.const f32x4 0 0 0 0))
        (local.set $v2 (v128.const f32x4 0 0 0 0))
        (local.set $v3 (v128.const f32x4 0 0 0 0))
        (local.set $v4 (v128.const f32x4 0 0 0 0))
        (local.set $v5 (v128.const f32x4 0 0 0 0))
        (local.set $v6 (v128.const f32x4 0 0 0 0))
        (local.set $v7 (v128.const f32x4 0 0 0 0))
        (local.set $at (i32.add (local.get $rows) (i32.shl (local.get $head) (i32.const 7))))
        (local.set $other (i32.const 0))
        (loop $nextGiver
          (local.set $x (v128.load32_splat (i32.add (local.get $shares) (i32.shl (local.get $other) (i32.const 2)))))
          (local.set $v0 (f32x4.relaxed_madd (local.get $x) (v128.load offset=3072 (local.get $at)) (local.get $v0)))
          (local.set $v1 (f32x4.relaxed_madd (local.get $x) (v128.load offset=3088 (local.get $at)) (local.get $v1)))
          (local.set $v2 (f32x4.relaxed_madd (local.get $x) (v128.load offset=3104 (local.get $at)) (local.get $v2)))
          (local.set $v3 (f32x4.relaxed_madd (local.get $x) (v128.load offset=3120 (local.get $at)) (local.get $v3)))
          (local.set $v4 (f32x4.relaxed_madd (local.get $x) (v128.load offset=3136 (local.get $at)) (local.get $v4)))
          (local.set $v5 (f32x4.relaxed_madd (local.get $x) (v128.load offset=3152 (local.get $at)) (local.get $v5)))
          (local.set $v6 (f32x4.relaxed_madd (local.get $x) (v128.load offset=3168 (local.get $at)) (local.get $v6)))
          (local.set $v7 (f32x4.relaxed_madd (local.get $x) (v128.load offset=3184 (local.get $at)) (local.get $v7)))
          (local.set $at (i32.add (local.get $at) (i32.const 4608)))
          (local.set $other (i32.add (local.get $other) (i32.const 1)))
          (br_if $nextGiver (i32.lt_u (local.get $other) (local.get $count))))
        (local.set $at (i32.add (local.get $out) (i32.add (i32.shl (local.get $head) (i32.const 7)) (i32.mul (local.get $one) (i32.const 1536)))))
        (v128.store offset=0 (local.get $at) (f32x4.mul (local.get $sum) (local.get $v0)))
        (v128.store offset=16 (local.get $at) (f32x4.mul (local.get $sum) (local.get $v1)))
        (v128.store offset=32 (local.get $at) (f32x4.mul (local.get $sum) (local.get $v2)))
        (v128.store offset=48 (local.get $at) (f32x4.mul (local.get $sum) (local.get $v3)))
        (v128.store offset=64 (local.get $at) (f32x4.mul (local.get $sum) (local.get $v4)))
        (v128.store offset=80 (local.get $at) (f32x4.mul (local.get $sum) (local.get $v5)))
        (v128.store offset=96 (local.get $at) (f32x4.mul (local.get $sum) (local.get $v6)))
        (v128.store offset=112 (local.get $at) (f32x4.mul (local.get $sum) (local.get $v7)))
        (local.set $one (i32.add (local.get $one) (i32.const 1)))
        (br_if $nextOne (i32.lt_u (local.get $one) (local.get $count))))
      (local.set $head (i32.add (local.get $head) (i32.const 1)))
      (br_if $nextHead (i32.lt_u (local.get $head) (i32.const 12)))))

  ;; Brings each row of 384 numbers to the mean 0 and the deviation 1, then to what was learned.
  (func (export "normalize") (param $at i32) (param $rows i32) (param $scale i32) (param $bias i32)
    (local $end i32) (local $to i32) (local $sum v128) (local $squares v128) (local $x v128)
    (loop $nextRow
      (local.set $to (local.get $at))
      (local.set $end (i32.add (local.get $at) (i32.const 1536)))
      (local.set $sum (v128.const f32x4 0 0 0 0))
      (local.set $squares (v128.const f32x4 0 0 0 0))
      (loop $nextFour
        (local.set $sum (f32x4.add (local.get $sum) (v128.load (local.get $to))))
        (local.set $to (i32.add (local.get $to) (i32.const 16)))
        (br_if $nextFour (i32.lt_u (local.get $to) (local.get $end))))
      (local.set $sum (call $mean (local.get $sum)))
      (local.set $to (local.get $at))
      (loop $nextSquares
        (local.set $x (f32x4.sub (v128.load (local.get $to)) (local.get $sum)))
        (local.set $squares (f32x4.relaxed_madd (local.get $x) (local.get $x) (local.get $squares)))
        (local.set $to (i32.add (local.get $to) (i32.const 16)))
        (br_if $nextSquares (i32.lt_u (local.get $to) (local.get $end))))
      (local.set $squares (f32x4.div (f32x4.splat (f32.const 1))
        (f32x4.sqrt (f32x4.add (call $mean (local.get $squares)) (f32x4.splat (f32.const 1e-12))))))
      (local.set $to (i32.const 0))
      (loop $nextNormal
        (v128.store (local.get $at) (f32x4.relaxed_madd
          (f32x4.mul (f32x4.sub (v128.load (local.get $at)) (local.get $sum)) (local.get $squares))
          (v128.load (i32.add (local.get $scale) (local.get $to)))
          (v128.load (i32.add (local.get $bias) (local.get $to)))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (local.set $to (i32.add (local.get $to) (i32.const 16)))
        (br_if $nextNormal (i32.lt_u (local.get $at) (local.get $end))))
      (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
      (br_if $nextRow (local.get $rows))))
  (func $mean (param $sums v128) (result v128)
    (f32x4.splat (f32.div (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $sums)) (f32x4.extract_lane 1 (local.get $sums)))
      (f32.add (f32x4.extract_lane 2 (local.get $sums)) (f32x4.extract_lane 3 (local.get $sums)))) (f32.const 384)))))
